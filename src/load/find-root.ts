/** Finds the folder that bounds what is read. */
import path from 'node:path';
import { isWithin, projectPath } from './project-path.ts';
import { reachesOut } from './reaches-out.ts';
import type { Tree } from './tree.ts';
import { readWorkspaces } from './workspace-globs.ts';

/**
 * The outermost folder whose workspaces own the place, else the nearest package.json's folder, else the git root, else `cwd`
 * (or the place itself where that lies elsewhere).
 * In a git repository of several packages without declared workspaces it is the git root if the package reaches out of its own folder: else it stands alone.
 * Never above a `.git`.
 * @param paths what was asked for, absolute or relative to `cwd`; without any it is `cwd`.
 * @returns an absolute path.
 */
export function findRoot(tree: Tree, cwd: string, paths: readonly string[]): string {
  const start = path.resolve(cwd);
  const asked = paths.map((item) => nearestFolder(tree, path.resolve(start, item)));
  const place = asked.length > 0 ? commonFolder(asked) : start;
  return rootAround(tree, place) ?? (isWithin(start, place) ? start : place);
}

function rootAround(tree: Tree, start: string): string | undefined {
  const chain = chainToGit(tree, start);
  const packages = chain.filter((folder) => tree.kindAt(path.join(folder, 'package.json')) === 'file');
  const gitRoot = chain.find((folder) => tree.kindAt(path.join(folder, '.git')) !== undefined);

  for (const owner of [...chain].reverse()) {
    const workspaces = readWorkspaces(tree, owner);
    if (workspaces === undefined) continue;
    if (owner === packages[0] || packages.some((folder) => folder !== owner && isWithin(owner, folder) && workspaces.owns(projectPath(owner, folder)))) return owner;
  }

  const nearest = packages[0];
  if (nearest === undefined) return gitRoot;
  return gitRoot !== undefined && nearest !== gitRoot && holdsSeveralPackages(tree, chain.slice(chain.indexOf(nearest) + 1, chain.indexOf(gitRoot) + 1), nearest) && reachesOut(tree, nearest) ? gitRoot : nearest;
}

/** The folder and those above it, ending with the one that holds `.git`, or with the top of the disk. */
function chainToGit(tree: Tree, start: string): string[] {
  const chain: string[] = [];
  for (let folder = start; ; folder = path.dirname(folder)) {
    chain.push(folder);
    if (tree.kindAt(path.join(folder, '.git')) !== undefined || path.dirname(folder) === folder) return chain;
  }
}

/** Does a folder above the package hold another package, directly or one level down? */
function holdsSeveralPackages(tree: Tree, above: readonly string[], nearest: string): boolean {
  return above.some((folder) => {
    if (tree.kindAt(path.join(folder, 'package.json')) === 'file') return true;
    return tree.list(folder).some((entry) => {
      const child = path.join(folder, entry.name);
      return entry.kind === 'folder' && entry.name !== 'node_modules' && !isWithin(child, nearest) && tree.kindAt(path.join(child, 'package.json')) === 'file';
    });
  });
}

/** The path itself if it is a folder, else the nearest existing folder around it. */
function nearestFolder(tree: Tree, absolute: string): string {
  for (let current = absolute; ; current = path.dirname(current)) {
    if (tree.kindAt(current) === 'folder' || path.dirname(current) === current) return current;
  }
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0]!;
  for (const folder of folders) {
    while (!isWithin(common, folder) && path.dirname(common) !== common) common = path.dirname(common);
  }
  return common;
}
