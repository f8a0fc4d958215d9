/** A project's baseline for a long-lived process: read again when its file has changed. */
import fs from 'node:fs';
import path from 'node:path';
import type { BaselineEntry } from '#model/baseline.ts';
import { diskTree } from './disk-tree.ts';
import { readBaseline } from './read-baseline.ts';

/**
 * The function gives the same list until the file changes; an empty one where there is no file.
 * It throws a ConfigError for a file that cannot be understood.
 */
export function watchBaseline(root: string, name: string): () => readonly BaselineEntry[] {
  let known: { readonly stamp: string; readonly entries: readonly BaselineEntry[] } | undefined;
  return () => {
    const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
    const stamp = stat === undefined ? '' : `${stat.mtimeMs} ${stat.size}`;
    if (known?.stamp !== stamp) known = { stamp, entries: readBaseline(diskTree, root, name) ?? [] };
    return known.entries;
  };
}
