/** What is kept between runs, and that nothing wrong is ever taken for it. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFactsCache } from '#load/open-facts-cache.ts';
import { plainDataReader, wordsOf } from '#load/plain-data-words.ts';
import { temporaryProject } from './temporary-project.ts';

const PACK = 'node_modules/.cache/lintel/facts.pack';
const ENTRY = { facts: { path: 'a.ts', imports: [], names: ['größe', '', 'a\nb', '\0'], start: 0, negative: -12, big: 2 ** 40, part: 0.5, none: null, missing: undefined, yes: true, no: false, nested: [[1], [], [[{}]]] } };

let root = '';
beforeEach(() => {
  root = temporaryProject({ 'node_modules/': '' });
});
afterEach(() => vi.unstubAllEnvs());

function keep(entries: Readonly<Record<string, unknown>>): void {
  const cache = openFactsCache(root, 'use');
  for (const [file, entry] of Object.entries(entries)) cache.set(file, 'text', entry);
  cache.save();
}
const kept = (file = 'a.ts', text = 'text', salt?: string): unknown => openFactsCache(root, 'use', salt).get(file, text);

describe('a cache', () => {
  test('gives back what was kept for the same text, path and salt', () => {
    keep({ 'a.ts': ENTRY });
    expect(kept()).toStrictEqual(ENTRY);
    expect(kept('a.ts', 'other text')).toBeUndefined();
    expect(kept('b.ts')).toBeUndefined();
    expect(kept('a.ts', 'text', 'other rules')).toBeUndefined();
  });

  test('keeps what a run asked for, and what only some runs in a row did not', () => {
    keep({ 'a.ts': ENTRY, 'b.ts': { b: 'only here' } });
    const second = openFactsCache(root, 'use');
    expect(second.get('a.ts', 'text')).toStrictEqual(ENTRY);
    second.set('c.ts', 'text', { c: ['größe', 1] });
    second.save();
    expect(kept()).toStrictEqual(ENTRY);
    expect(kept('b.ts')).toStrictEqual({ b: 'only here' });
    expect(kept('c.ts')).toStrictEqual({ c: ['größe', 1] });

    for (let run = 0; run < 6; run += 1) {
      const later = openFactsCache(root, 'use');
      later.get('a.ts', 'text');
      later.set('d.ts', `text ${run}`, {});
      later.save();
    }
    expect(kept()).toStrictEqual(ENTRY);
    expect(kept('b.ts')).toBeUndefined();
    expect(fs.readFileSync(path.join(root, PACK)).includes('only here')).toBe(false);
  });

  test('writes nothing when nothing changed, and the same bytes for the same entries', () => {
    keep({ 'a.ts': ENTRY, 'b.ts': [1] });
    const before = fs.readFileSync(path.join(root, PACK));
    fs.utimesSync(path.join(root, PACK), 1, 1);
    const again = openFactsCache(root, 'use');
    again.get('a.ts', 'text');
    again.get('b.ts', 'text');
    again.save();
    expect(fs.statSync(path.join(root, PACK)).mtimeMs).toBe(1000);
    fs.rmSync(path.join(root, PACK));
    keep({ 'a.ts': ENTRY, 'b.ts': [1] });
    expect(fs.readFileSync(path.join(root, PACK)).equals(before)).toBe(true);
    expect(fs.readdirSync(path.dirname(path.join(root, PACK)))).toEqual(['facts.pack']);
  });

  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['empty', () => new Uint8Array()],
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 7)],
    ['of another program', () => Buffer.from('PK\u0003\u0004 something else\n')],
    ['of another format', (bytes) => Buffer.from(bytes.toString('latin1').replace('lintel facts', 'lintel fects'), 'latin1')],
    ['changed in one bit', (bytes) => {
      const changed = Buffer.from(bytes);
      changed[bytes.length - 5]! ^= 4;
      return changed;
    }],
  ])('a pack that is %s is no pack', (_, change) => {
    keep({ 'a.ts': ENTRY });
    fs.writeFileSync(path.join(root, PACK), change(fs.readFileSync(path.join(root, PACK))));
    expect(kept()).toBeUndefined();
    keep({ 'a.ts': ENTRY });
    expect(kept()).toStrictEqual(ENTRY);
  });

  test('a folder in the pack’s place costs time only', () => {
    fs.mkdirSync(path.join(root, PACK, 'x'), { recursive: true });
    keep({ 'a.ts': ENTRY });
    expect(kept()).toBeUndefined();
    expect(fs.readdirSync(path.dirname(path.join(root, PACK)))).toEqual(['facts.pack']);
  });

  test('lies in the user’s cache folder where nothing is installed', () => {
    const home = temporaryProject({});
    root = temporaryProject({});
    vi.stubEnv('XDG_CACHE_HOME', home);
    keep({ 'a.ts': ENTRY });
    expect(kept()).toStrictEqual(ENTRY);
    expect(fs.readdirSync(root)).toEqual([]);
    expect(fs.readdirSync(path.join(home, 'lintel'))).toHaveLength(1);
  });

  test('that is skipped neither reads nor writes', () => {
    keep({ 'a.ts': ENTRY });
    const cache = openFactsCache(root, 'skip');
    expect(cache.get('a.ts', 'text')).toBeUndefined();
    cache.set('b.ts', 'text', 1);
    cache.save();
    expect(kept('b.ts')).toBeUndefined();
  });
});

describe('plain data', () => {
  function roundTrip(value: unknown): unknown {
    const strings: string[] = [];
    const words = wordsOf(value, (text) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1));
    return plainDataReader(strings)(words);
  }

  test.each([0, -0, -1, 2 ** 28 - 1, 2 ** 28, -(2 ** 28), 2 ** 53, 1e300, NaN, Infinity, -Infinity, 0.1, '', 'x', null, undefined, true, false, [], {}, [undefined], { a: undefined }, { '': { b: [] } }])('%j comes back as it was', (value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  test('what is not plain data is refused', () => {
    for (const value of [() => 1, 1n, new Map(), new Date(0), Symbol('x')]) expect(() => roundTrip(value)).toThrow(TypeError);
  });
});
