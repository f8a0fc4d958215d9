/** What was extracted from files before, by their text: a run reads only what changed. Verdicts never depend on it. */
import { hash } from 'node:crypto';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { codeStamp } from './code-stamp.ts';
import { readPack, writePack } from './facts-pack.ts';
import { plainDataReader, withStrings, wordsOf } from './plain-data-words.ts';

/** Entries are plain data: objects, arrays, strings, numbers, booleans, null, undefined. */
export interface FactsCache<Entry> {
  get(file: string, text: string): Entry | undefined;
  set(file: string, text: string, entry: Entry): void;
  /** Writes what this run added, and forgets what several runs did not ask for. A cache that cannot be written is not. */
  save(): void;
}

// The work tree, what is staged and the commit to compare with take turns: each must find what the others left.
const MOST_AGE = 6;

/**
 * Opens the cache of a project: in its `node_modules/.cache/lintel`, else in the user's cache folder.
 * @param mode `skip`: nothing is read or written.
 * @param salt what entries depend on besides the text and lintel itself, such as the rules in force.
 */
export function openFactsCache<Entry>(root: string, mode: 'use' | 'skip', salt = ''): FactsCache<Entry> {
  const folder = mode === 'skip' ? undefined : cacheFolder(root);
  if (folder === undefined) return { get: () => undefined, set: () => {}, save: () => {} };

  const file = path.join(folder, 'facts.pack');
  const prefix = `${codeStamp()}\0${process.version}\0${salt}\0`;
  const keyOf = (name: string, text: string): string => hash('sha1', `${prefix}${name}\0${text}`, 'base64');
  const pack = readPack(file);
  const read = plainDataReader(pack.strings);
  // What this run asked for, over the pack's strings, and what it added, over its own.
  const used = new Set<string>();
  const added = new Map<string, Int32Array>();
  const strings = stringTable();

  return {
    get(name, text) {
      const key = keyOf(name, text);
      const words = pack.entries.get(key);
      if (words === undefined) return undefined;
      used.add(key);
      return read(words) as Entry;
    },
    set(name, text, entry) {
      added.set(keyOf(name, text), wordsOf(entry, strings.intern));
    },
    save() {
      if (added.size === 0) return;
      const ages = new Map([...pack.entries.keys()].map((key) => [key, used.has(key) ? 0 : (pack.ages.get(key) ?? 0) + 1]));
      const kept = [...pack.entries].filter(([key]) => ages.get(key)! <= MOST_AGE).map(([key, words]) => [key, withStrings(words, pack.strings, strings.intern)] as const);
      writePack(file, { strings: strings.all, entries: new Map([...kept, ...added]), ages });
    },
  };
}

function stringTable(): { readonly all: readonly string[]; readonly intern: (text: string) => number } {
  const all: string[] = [];
  const known = new Map<string, number>();
  return {
    all,
    intern(text) {
      const index = known.get(text) ?? all.push(text) - 1;
      known.set(text, index);
      return index;
    },
  };
}
