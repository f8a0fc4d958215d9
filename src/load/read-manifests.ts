/** Every package.json of the project, with the version ranges of catalogs filled in. */
import path from 'node:path';
import type { Manifest } from '#model/project.ts';
import type { RunProblem } from '#model/run.ts';
import { readPackageJson, type PackageJson } from './package-json.ts';
import { folderOf } from './project-path.ts';
import type { Tree } from './tree.ts';
import { readWorkspaces, type Workspaces } from './workspace-globs.ts';

/** A manifest with what resolution needs besides. */
export interface LoadedManifest extends Manifest {
  readonly json: PackageJson;
  /** The root's workspaces own it, or it is the root's own. */
  readonly inWorkspace: boolean;
}

/** Reads the manifests, nearest folder last (a folder comes after those that hold it); a broken one is a notice and is left out. */
export function readManifests(tree: Tree, root: string, files: readonly string[]): { readonly manifests: readonly LoadedManifest[]; readonly problems: readonly RunProblem[] } {
  const workspaces = readWorkspaces(tree, root);
  const manifests: LoadedManifest[] = [];
  const problems: RunProblem[] = [];
  for (const file of files) {
    const json = readPackageJson(tree, path.join(root, file));
    if ('error' in json) {
      problems.push({ file, line: 1, kind: 'notice', message: `The manifest was left out: ${json.error}.` });
      continue;
    }
    const folder = folderOf(file);
    const dependencies = Object.fromEntries(Object.entries(json.dependencies).map(([name, range]) => [name, fromCatalog(name, range, workspaces)]));
    manifests.push({ folder, name: json.name, dependencies, json, inWorkspace: folder === '.' || workspaces?.owns(folder) === true });
  }
  manifests.sort((a, b) => depthOf(a.folder) - depthOf(b.folder) || (a.folder < b.folder ? -1 : 1));
  return { manifests, problems };
}

function fromCatalog(name: string, range: string, workspaces: Workspaces | undefined): string {
  if (!range.startsWith('catalog:')) return range;
  const catalog = range.slice('catalog:'.length).trim();
  return workspaces?.catalogs[catalog === '' ? 'default' : catalog]?.[name] ?? range;
}

function depthOf(folder: string): number {
  return folder === '.' ? 0 : folder.split('/').length;
}
