/** What was extracted from files before, by their text: a run reads only what changed. Verdicts never depend on it. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import { codeStamp } from './code-stamp.ts';

/** Entries are plain data that `v8.serialize` takes. */
export interface FactsCache<Entry> {
  get(file: string, text: string): Entry | undefined;
  set(file: string, text: string, entry: Entry): void;
  /** Writes the entries of this run, and forgets those that it did not ask for. A cache that cannot be written is not. */
  save(): void;
}

const MAGIC = 'lintel facts 1';

/**
 * Opens the cache of a project: in its `node_modules/.cache/lintel`, else in the user's cache folder.
 * @param mode `skip`: nothing is read or written.
 * @param salt what entries depend on besides the text and lintel itself, such as the rules in force.
 */
export function openFactsCache<Entry>(root: string, mode: 'use' | 'skip', salt = ''): FactsCache<Entry> {
  const folder = mode === 'skip' ? undefined : cacheFolder(root);
  if (folder === undefined) return { get: () => undefined, set: () => {}, save: () => {} };

  const pack = path.join(folder, 'facts.pack');
  const prefix = `${codeStamp()}\0${process.version}\0${salt}\0`;
  const keyOf = (file: string, text: string): string => hash('sha1', `${prefix}${file}\0${text}`, 'base64');
  const known = readPack(pack);
  const used = new Map<string, Buffer>();
  let isChanged = false;

  return {
    get(file, text) {
      const key = keyOf(file, text);
      const bytes = known.get(key);
      if (bytes === undefined) return undefined;
      try {
        const entry = v8.deserialize(bytes) as Entry;
        used.set(key, bytes);
        return entry;
      } catch {
        return undefined;
      }
    },
    set(file, text, entry) {
      used.set(keyOf(file, text), v8.serialize(entry));
      isChanged = true;
    },
    save() {
      if (!isChanged && used.size === known.size) return;
      writePack(pack, used);
      isChanged = false;
    },
  };
}

function cacheFolder(root: string): string | undefined {
  const installed = path.join(root, 'node_modules');
  if (fs.existsSync(installed)) return path.join(installed, '.cache', 'lintel');
  const base = process.env['XDG_CACHE_HOME'] || homeCache();
  return base === undefined ? undefined : path.join(base, 'lintel', hash('sha1', root, 'hex').slice(0, 16));
}

// A shared temporary folder is no alternative: others could put a pack there.
function homeCache(): string | undefined {
  try {
    return path.join(os.homedir(), '.cache');
  } catch {
    return undefined;
  }
}

/** A pack is a line with the magic word, the index's length and its hash, then the index as JSON, then all entries one after the other. */
function readPack(file: string): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  try {
    const bytes = fs.readFileSync(file);
    const end = bytes.indexOf(10);
    const [magic, length, sum] = bytes.toString('latin1', 0, end).split('\t');
    const index = bytes.subarray(end + 1, end + 1 + Number(length));
    if (magic !== MAGIC || hash('sha1', bytes.subarray(end + 1), 'hex') !== sum) return entries;
    let at = end + 1 + index.length;
    for (const [key, size] of JSON.parse(index.toString('latin1')) as [string, number][]) {
      entries.set(key, bytes.subarray(at, at + size));
      at += size;
    }
  } catch {
    // Missing, cut off or foreign: everything is extracted again.
    entries.clear();
  }
  return entries;
}

function writePack(file: string, entries: ReadonlyMap<string, Buffer>): void {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const index = Buffer.from(JSON.stringify(sorted.map(([key, bytes]) => [key, bytes.length])), 'latin1');
  const body = Buffer.concat([index, ...sorted.map(([, bytes]) => bytes)]);
  const header = Buffer.from(`${MAGIC}\t${index.length}\t${hash('sha1', body, 'hex')}\n`, 'latin1');
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(temporary, Buffer.concat([header, body]));
    fs.renameSync(temporary, file);
  } catch {
    // A read-only disk costs time, not correctness.
    fs.rmSync(temporary, { force: true });
  }
}
