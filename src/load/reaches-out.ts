/** Tells whether a package needs files outside its own folder. */
import path from 'node:path';
import { listFiles } from './list-files.ts';
import { textAt, type Tree } from './tree.ts';

const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]((?:\.\.\/)+)/g;
const OUTWARD = /"(?:(?:file|link|portal):)?\.\.\//;

/** By its manifest and tsconfigs (a path that leaves the folder), or by a relative import that does. */
export function reachesOut(tree: Tree, folder: string): boolean {
  const { sources, tsconfigs, manifests } = listFiles(tree, folder);
  const own = [...tsconfigs, ...manifests].filter((file) => !file.includes('/'));
  if (own.some((file) => OUTWARD.test(textOf(tree, path.join(folder, file))))) return true;
  return sources.some((file) => {
    const depth = file.split('/').length - 1;
    return [...textOf(tree, path.join(folder, file)).matchAll(RELATIVE_IMPORT)].some(([, ups = '']) => ups.length / '../'.length > depth);
  });
}

function textOf(tree: Tree, file: string): string {
  try {
    return textAt(tree, file);
  } catch {
    return '';
  }
}
