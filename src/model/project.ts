/** What lies on disk: the project as the stages see it. */
import type { RunProblem } from './run.ts';

export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Backend and other source files, sorted by path; POSIX, relative to the root. */
  readonly files: readonly string[];
  /** Prisma schemas, likewise; `read` has their texts. */
  readonly prismaSchemas: readonly string[];
  /** Every package.json that belongs to the project, nearest folder last. */
  readonly manifests: readonly Manifest[];
  /** Folders of applications that have no package.json of their own; sorted. */
  readonly appFolders: readonly string[];
  readonly problems: readonly RunProblem[];
  /** Text of a file, decoded, without its byte-order mark; a problem if it cannot be had. */
  read(path: string): { readonly text: string } | { readonly problem: RunProblem };
  /** Resolves a specifier from a file; memoised. Results under node_modules and `.d.ts` results are the package. */
  resolve(from: string, specifier: string): ResolvedModule;
}

export type ResolvedModule =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'unresolved'; readonly reason: string };

export interface Manifest {
  /** Folder, relative to the root; `.` is the root. */
  readonly folder: string;
  readonly name: string;
  /** Version ranges of dependencies, development ones included. */
  readonly dependencies: Readonly<Record<string, string>>;
}
