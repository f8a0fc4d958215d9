/** One file of cached entries: a header line, then an index with the strings as JSON, then the entries' words. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { writeCacheFile } from './write-cache-file.ts';

export interface Pack {
  readonly strings: readonly string[];
  readonly entries: ReadonlyMap<string, Int32Array>;
  /** How many times the pack was written since somebody asked for the entry. */
  readonly ages: ReadonlyMap<string, number>;
}

const MAGIC = `lintel facts 3 ${os.endianness()}`;
const EMPTY: Pack = { strings: [], entries: new Map(), ages: new Map() };

/** A missing, cut off, changed or foreign file is an empty pack. */
export function readPack(file: string): Pack {
  try {
    const bytes = fs.readFileSync(file);
    const end = bytes.indexOf(10);
    const [magic, length, sum] = bytes.toString('latin1', 0, end).split('\t');
    const body = bytes.subarray(end + 1);
    if (magic !== MAGIC || hash('sha1', body, 'hex') !== sum) return EMPTY;

    const index = JSON.parse(body.toString('utf8', 0, Number(length))) as { keys: string[]; sizes: number[]; ages: number[]; strings: string[] };
    const blob = body.subarray(Number(length));
    // Words must be aligned, and a file's header seldom ends where they need it.
    const words = new Int32Array(blob.length / 4);
    blob.copy(new Uint8Array(words.buffer));
    let at = 0;
    const ages = new Map(index.keys.map((key, position) => [key, index.ages[position]!]));
    return { strings: index.strings, ages, entries: new Map(index.keys.map((key, position) => [key, words.subarray(at, (at += index.sizes[position]!))])) };
  } catch {
    return EMPTY;
  }
}

/** Replaces the file in one step; a disk that cannot be written keeps what it has. */
export function writePack(file: string, { strings, entries, ages }: Pack): void {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const index = Buffer.from(JSON.stringify({ keys: sorted.map(([key]) => key), sizes: sorted.map(([, words]) => words.length), ages: sorted.map(([key]) => ages.get(key) ?? 0), strings }));
  const body = Buffer.concat([index, ...sorted.map(([, words]) => Buffer.from(words.buffer, words.byteOffset, words.byteLength))]);
  const header = Buffer.from(`${MAGIC}\t${index.length}\t${hash('sha1', body, 'hex')}\n`, 'latin1');
  writeCacheFile(file, Buffer.concat([header, body]));
}
