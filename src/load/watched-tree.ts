/** The disk for a long-lived process: it remembers what was looked at, and tells later what of it has changed. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import { diskTree } from './disk-tree.ts';
import type { Tree, TreeEntry } from './tree.ts';

export interface WatchedTree {
  readonly tree: Tree;
  /** Looks at everything again; each change is told once. */
  changes(): Changes;
}

export interface Changes {
  /** Absolute paths of files that hold something else now; sorted. */
  readonly texts: readonly string[];
  /** Something came, went or became another kind of thing, or a folder holds other names. */
  readonly shape: boolean;
}

interface Look {
  /** What the disk said before anything was read, so that what is written meanwhile is noticed. */
  state: DiskState;
  /** Digest of the bytes; only of a file that had been written so lately that its stamp proves nothing. */
  bytes: string | undefined;
  /** Names in a folder; undefined if nobody asked for them. */
  names: string | undefined;
  /** Somebody read the file. */
  isRead: boolean;
}

interface DiskState {
  readonly kind: ReturnType<Tree['kindAt']>;
  readonly stamp: string;
  /** The stamp would differ if it were written again. */
  readonly isSettled: boolean;
}

/** Some file systems tell time in steps of two seconds: a second write within one leaves no trace. */
const SETTLED_AFTER_MS = 2000;

export function watchTree(): WatchedTree {
  const looks = new Map<string, Look>();

  function lookAt(path: string): Look {
    const known = looks.get(path);
    if (known !== undefined) return known;
    const look: Look = { state: stateOf(path), bytes: undefined, names: undefined, isRead: false };
    looks.set(path, look);
    return look;
  }

  return {
    tree: {
      read(file, most) {
        const look = lookAt(file);
        look.isRead = true;
        const bytes = diskTree.read(file, most);
        if (!look.state.isSettled) look.bytes ??= digestOf(bytes);
        return bytes;
      },
      list(folder) {
        const look = lookAt(folder);
        const entries = diskTree.list(folder);
        look.names ??= namesOf(entries);
        return entries;
      },
      kindAt: (path) => lookAt(path).state.kind,
      openResolver: () => diskTree.openResolver(),
    },
    changes() {
      const texts: string[] = [];
      let shape = false;
      for (const [path, look] of looks) {
        const before = { ...look };
        look.state = stateOf(path);
        if (look.state.kind !== before.state.kind) shape = true;
        else if (isSame(before.state, look.state)) continue;
        else if (look.isRead) {
          look.bytes = look.state.isSettled ? undefined : bytesAt(path);
          if (look.state.stamp !== before.state.stamp || (look.bytes ?? bytesAt(path)) !== before.bytes) texts.push(path);
        } else if (look.names !== undefined) {
          look.names = namesAt(path);
          if (look.names !== before.names) shape = true;
        }
      }
      return { texts: texts.sort(), shape };
    },
  };
}

/** Nothing was written in between; a stamp that may be too coarse proves it only once it has aged. */
function isSame(before: DiskState, now: DiskState): boolean {
  return before.stamp === now.stamp && before.isSettled;
}

function stateOf(path: string): DiskState {
  try {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return NOTHING;
    const kind = stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined;
    return { kind, stamp: `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`, isSettled: stat.mtimeMs < Date.now() - SETTLED_AFTER_MS };
  } catch {
    return NOTHING;
  }
}

const NOTHING: DiskState = { kind: undefined, stamp: '', isSettled: true };

function bytesAt(file: string): string {
  try {
    return digestOf(diskTree.read(file));
  } catch {
    return '';
  }
}

function namesAt(folder: string): string {
  try {
    return namesOf(diskTree.list(folder));
  } catch {
    return '';
  }
}

function digestOf(bytes: Buffer): string {
  return hash('sha1', bytes, 'base64');
}

function namesOf(entries: readonly TreeEntry[]): string {
  return entries.map(({ name, kind }) => `${kind} ${name}`).sort().join('\n');
}
