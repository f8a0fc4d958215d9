/** Tells a long-lived process whether the project on disk is still the one that it has read. */
import fs from 'node:fs';
import path from 'node:path';
import { diskTree } from './disk-tree.ts';
import { listFiles } from './list-files.ts';

// An editor lints on every keystroke; between two of them nobody has saved much.
const SHORTEST_PAUSE_MS = 2000;

/** The function answers whether a source file, manifest or tsconfig was added, removed or written since it was last asked; it looks at most every two seconds. */
export function watchSources(root: string): () => boolean {
  let looked = Date.now();
  let before = stampsOf(root);
  return () => {
    if (Date.now() - looked < SHORTEST_PAUSE_MS) return false;
    looked = Date.now();
    const now = stampsOf(root);
    const isChanged = now !== before;
    before = now;
    return isChanged;
  };
}

function stampsOf(root: string): string {
  const { sources, manifests, tsconfigs } = listFiles(diskTree, root);
  return [...sources, ...manifests, ...tsconfigs].map((file) => `${file} ${stampOf(path.join(root, file))}`).join('\n');
}

function stampOf(file: string): string {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size}`;
}
