/** A package.json as far as loading needs it, read with suspicion: every field may have any shape. */
import { describeReadError } from './describe-read-error.ts';
import { textAt, type Tree } from './tree.ts';

export interface PackageJson {
  readonly name: string;
  /** Version ranges, development, peer and optional dependencies included; production ranges win. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Globs of workspace packages; undefined if it declares none. */
  readonly workspaces: readonly string[] | undefined;
  /** Named catalogs of version ranges, where the workspaces field holds them; the default one is `default`. */
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Aliases of the package `module-alias`: specifier prefix to folder. */
  readonly moduleAliases: Readonly<Record<string, string>>;
  /** The whole object. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Reads a package.json; a clause saying what is wrong with it otherwise. */
export function readPackageJson(tree: Tree, file: string): PackageJson | { readonly error: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(textAt(tree, file));
  } catch (error) {
    return { error: error instanceof SyntaxError ? `it is not valid JSON (${error.message})` : describeReadError(error) };
  }
  if (!isObject(raw)) return { error: 'it does not hold an object' };

  const workspaces = raw['workspaces'];
  const globs = isObject(workspaces) ? workspaces['packages'] : workspaces;
  return {
    name: typeof raw['name'] === 'string' ? raw['name'] : '',
    dependencies: { ...stringsOf(raw['peerDependencies']), ...stringsOf(raw['optionalDependencies']), ...stringsOf(raw['devDependencies']), ...stringsOf(raw['dependencies']) },
    workspaces: Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : undefined,
    catalogs: catalogsOf(isObject(workspaces) ? workspaces : {}),
    moduleAliases: stringsOf(raw['_moduleAliases']),
    raw,
  };
}

/** Catalogs as bun writes them into `workspaces` and pnpm into its workspace file. */
export function catalogsOf(holder: Readonly<Record<string, unknown>>): Record<string, Record<string, string>> {
  const named = isObject(holder['catalogs']) ? Object.entries(holder['catalogs']).map(([name, ranges]) => [name, stringsOf(ranges)] as const) : [];
  return { ...Object.fromEntries(named), default: { ...stringsOf(isObject(holder['catalogs']) ? holder['catalogs']['default'] : {}), ...stringsOf(holder['catalog']) } };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
