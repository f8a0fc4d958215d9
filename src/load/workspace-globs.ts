/** Which folders a package.json or pnpm-workspace.yaml declares to be workspace packages. */
import path from 'node:path';
import picomatch from 'picomatch';
import { yaml } from './load-when-needed.ts';
import { catalogsOf, isObject, readPackageJson } from './package-json.ts';
import { textAt, type Tree } from './tree.ts';

export interface Workspaces {
  /** Is the folder, relative to the declaring one, a workspace package? */
  owns(folder: string): boolean;
  /** Version ranges by catalog name. */
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Workspaces that the files in an absolute folder declare; undefined if there are none or they cannot be read. */
export function readWorkspaces(tree: Tree, folder: string): Workspaces | undefined {
  const manifest = readPackageJson(tree, path.join(folder, 'package.json'));
  const declared = 'error' in manifest ? undefined : manifest.workspaces;
  const pnpm = readPnpmWorkspace(tree, path.join(folder, 'pnpm-workspace.yaml'));
  const lerna = declared === undefined && pnpm === undefined ? readLerna(tree, path.join(folder, 'lerna.json')) : undefined;
  if (declared === undefined && pnpm === undefined && lerna === undefined) return undefined;

  const globs = [...(declared ?? []), ...(pnpm?.globs ?? []), ...(lerna ?? [])].map((glob) => glob.replace(/^(!?)\.?\//, '$1').replace(/\/$/, ''));
  const included = picomatch(globs.filter((glob) => !glob.startsWith('!')));
  const excluded = picomatch(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  return {
    owns: (relative) => included(relative) && !excluded(relative),
    catalogs: { ...('error' in manifest ? {} : manifest.catalogs), ...pnpm?.catalogs },
  };
}

function readPnpmWorkspace(tree: Tree, file: string): { globs: string[]; catalogs: Workspaces['catalogs'] } | undefined {
  let value: unknown;
  try {
    const text = textAt(tree, file);
    value = yaml().parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  return { globs: textsOf(value['packages']), catalogs: catalogsOf(value) };
}

function readLerna(tree: Tree, file: string): string[] | undefined {
  const manifest = readPackageJson(tree, file);
  return 'error' in manifest || !Array.isArray(manifest.raw['packages']) ? undefined : textsOf(manifest.raw['packages']);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
