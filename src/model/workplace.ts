/** A project's tools, as far as whoever sets lintel up has to know them. */

export interface Workplace {
  /** Absolute path: the git work tree's top, or the project root where there is no repository. */
  readonly top: string;
  /** The project root relative to `top`, ending with a slash; empty if they are the same. */
  readonly prefix: string;
  /** What the files that matter hold, by path relative to `top`; a file that is not there is left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** Folders that matter and are there, relative to `top`. */
  readonly folders: ReadonlySet<string>;
  /** Names of all dependencies of the project's packages, development ones included; sorted. */
  readonly dependencies: readonly string[];
  readonly packageManager: PackageManager;
  /** Configuration of lintel that is there, relative to `top`. */
  readonly configuration: string | undefined;
  readonly repository: WorkplaceRepository | undefined;
}

export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** The command that adds lintel to the development dependencies. */
  readonly install: string;
}

export interface WorkplaceRepository {
  /** Folder that git takes hooks from, relative to `top`; undefined if it lies outside. */
  readonly hooks: string | undefined;
  /** Address of `origin`; empty if there is none. */
  readonly remote: string;
  /** The branch that others start from, as far as it can be told. */
  readonly branch: string;
}
