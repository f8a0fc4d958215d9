/** Answers of a model, kept between runs beside the facts: a file each, so that runs at the same time do not lose one another's. */
import fs from 'node:fs';
import path from 'node:path';
import type { AnswerCache } from '#model/model-explanation.ts';
import { cacheFolder } from './cache-folder.ts';
import { writeCacheFile } from './write-cache-file.ts';

// An answer has a few kilobytes.
const MOST_ANSWERS = 1000;
const MOST_BYTES = 100_000;

/** @param mode `skip`: nothing is read or written. Whoever reads an answer must check it: anybody may have changed the file. */
export function openAnswerCache(root: string, mode: 'use' | 'skip'): AnswerCache {
  const base = mode === 'skip' ? undefined : cacheFolder(root);
  if (base === undefined) return { get: () => undefined, set: () => {} };

  const folder = path.join(base, 'answers');
  const fileOf = (key: string): string => path.join(folder, `${key}.json`);
  return {
    get(key) {
      try {
        return fs.statSync(fileOf(key)).size > MOST_BYTES ? undefined : fs.readFileSync(fileOf(key), 'utf8');
      } catch {
        return undefined;
      }
    },
    set(key, answer) {
      if (Buffer.byteLength(answer) > MOST_BYTES) return;
      // Answers quote source: nobody else reads them.
      writeCacheFile(fileOf(key), answer, 0o600);
      forgetOldest(folder);
    },
  };
}

function forgetOldest(folder: string): void {
  try {
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
    if (files.length <= MOST_ANSWERS) return;
    const aged = files.map((name) => ({ name, age: fs.statSync(path.join(folder, name)).mtimeMs })).sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : 1));
    for (const { name } of aged.slice(0, files.length - MOST_ANSWERS)) fs.rmSync(path.join(folder, name), { force: true });
  } catch {
    // Another run cleared it away meanwhile.
  }
}
