/** Resolves the names of the project's own packages to their source files, without anything installed or built. */
import { exports as exportsOf, imports as importsOf } from 'resolve.exports';
import { isObject } from './package-json.ts';
import { foldersUpwards } from './project-path.ts';
import type { LoadedManifest } from './read-manifests.ts';
import { fileAt, sourceOfTarget } from './source-of-target.ts';

export interface WorkspacePackages {
  /** Folder of the package that a file in `folder` means by `name`; undefined if it means a published one. */
  folderOf(folder: string, name: string): string | undefined;
  /** Source file for a package's subpath (empty for the package itself); undefined if there is none. */
  sourceOf(packageFolder: string, subpath: string): string | undefined;
  /** Targets of a `#specifier` by the nearest manifest with `imports`, and that manifest's folder. */
  importTargets(folder: string, specifier: string): { readonly folder: string; readonly targets: readonly string[] } | undefined;
  /** The nearest package of a folder. */
  nearest(folder: string): LoadedManifest | undefined;
}

const CONDITIONS = ['import', 'require', 'node', 'module', 'default', 'development'];
const LOCAL_RANGE = /^(?:workspace|file|link|portal):/;
/** Where a package without a usable entry field starts. */
const USUAL_ENTRIES = ['src/index', 'index', 'src/main', 'lib/index', 'main', 'source/index'];

export function workspacePackages(manifests: readonly LoadedManifest[], sources: ReadonlySet<string>): WorkspacePackages {
  const byFolder = new Map(manifests.map((manifest) => [manifest.folder, manifest]));
  const byName = new Map<string, LoadedManifest>();
  // A declared workspace wins over an example or a fixture of the same name; else the outermost.
  for (const manifest of [...manifests].sort((a, b) => Number(b.inWorkspace) - Number(a.inWorkspace))) {
    if (manifest.name !== '' && !byName.has(manifest.name)) byName.set(manifest.name, manifest);
  }

  const manifestsAround = (folder: string): LoadedManifest[] => foldersUpwards(folder).flatMap((above) => byFolder.get(above) ?? []);

  return {
    folderOf(folder, name) {
      const target = byName.get(name);
      if (target === undefined) return undefined;
      const around = manifestsAround(folder);
      const range = around.find((manifest) => name in manifest.dependencies)?.dependencies[name];
      // An example project called `express` must not take the place of the published package.
      const isOwn = target.inWorkspace || range === undefined || LOCAL_RANGE.test(range) || around[0] === target;
      return isOwn || asksForVersion(range, target.json.raw['version']) ? target.folder : undefined;
    },
    sourceOf(packageFolder, subpath) {
      const manifest = byFolder.get(packageFolder)!;
      for (const target of entryTargets(manifest, subpath)) {
        const found = sourceOfTarget(sources, packageFolder, target);
        if (found !== undefined) return found;
      }
      const usual = subpath === '' ? USUAL_ENTRIES : [subpath, `src/${subpath}`];
      for (const entry of usual) {
        const found = fileAt(sources, packageFolder === '.' ? entry : `${packageFolder}/${entry}`);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    importTargets(folder, specifier) {
      const owner = manifestsAround(folder).find((manifest) => isObject(manifest.json.raw['imports']));
      return owner === undefined ? undefined : { folder: owner.folder, targets: targetsBy((conditions) => importsOf(owner.json.raw, specifier, conditions), owner.json.raw['imports']) };
    },
    nearest: (folder) => manifestsAround(folder)[0],
  };
}

/** Tools without declared workspaces link a package when the range names its very version. */
function asksForVersion(range: string, version: unknown): boolean {
  return range === '*' || (typeof version === 'string' && range.replace(/^[~^=v]+/, '') === version);
}

function entryTargets({ json: { raw } }: LoadedManifest, subpath: string): string[] {
  const byExports = raw['exports'] === undefined ? [] : targetsBy((conditions) => exportsOf(raw, subpath === '' ? '.' : subpath, conditions), raw['exports']);
  if (subpath !== '') return [...byExports, subpath];
  const fields = ['source', 'module', 'main', 'types', 'typings'].map((field) => raw[field]);
  return [...byExports, ...fields.filter((field) => typeof field === 'string')];
}

/** Targets under conditions that lead to source, then to what runs, then to types: each is a trace of the same source file. */
function targetsBy(resolve: (options: { readonly unsafe: true; readonly conditions: readonly string[] }) => unknown, map: unknown): string[] {
  const sourceConditions = conditionsIn(map).filter((condition) => /(?:^|[^a-z])(?:source|src|ts|typescript)$/i.test(condition));
  const targets = [sourceConditions, CONDITIONS, [...CONDITIONS, 'types']].flatMap((conditions) => {
    try {
      const found = resolve({ unsafe: true, conditions });
      return Array.isArray(found) ? found.filter((target) => typeof target === 'string') : [];
    } catch {
      // The map does not export the subpath under these conditions.
      return [];
    }
  });
  return [...new Set(targets)];
}

function conditionsIn(map: unknown): string[] {
  if (Array.isArray(map)) return map.flatMap(conditionsIn);
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([key, value]) => [...(/^[.#]/.test(key) ? [] : [key]), ...conditionsIn(value)]);
}
