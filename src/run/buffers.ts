/** Texts of an editor that the disk does not hold yet, or never will. */
import type { Version } from './project-state.ts';

export interface Buffers {
  /** The file's text in the editor, if it counts. */
  get(path: string): Version | undefined;
  /** Takes the text that the editor showed just now. */
  set(path: string, version: Version): void;
  drop(path: string): void;
  paths(): readonly string[];
  /** Paths of texts that were not seen for too long. */
  old(): readonly string[];
}

/**
 * Nobody tells ESLint when a file is closed, and a text that was thrown away must not count for ever. A file that is worked on is linted on every edit,
 * so a text that has not been seen for this long is taken for closed.
 */
const LONGEST_MS = 5 * 60_000;

/** `now` in milliseconds. */
export function createBuffers(now: () => number): Buffers {
  const seen = new Map<string, { readonly version: Version; readonly at: number }>();
  return {
    get: (path) => seen.get(path)?.version,
    set: (path, version) => void seen.set(path, { version, at: now() }),
    drop: (path) => void seen.delete(path),
    paths: () => [...seen.keys()],
    old: () => [...seen].filter(([, { at }]) => now() - at > LONGEST_MS).map(([path]) => path),
  };
}
