/** The cache of a model's answers: kept between runs, bounded, and never in the way. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openAnswerCache } from '#load/open-answer-cache.ts';
import { temporaryProject } from './temporary-project.ts';

const answersIn = (root: string): string => path.join(root, 'node_modules/.cache/lintel/answers');

test('an answer is there in the next run, and nowhere without a cache', () => {
  const root = temporaryProject({ 'node_modules/': '' });
  openAnswerCache(root, 'skip').set('a', 'one');
  expect(fs.existsSync(answersIn(root))).toBe(false);
  openAnswerCache(root, 'use').set('a', 'one');
  expect([openAnswerCache(root, 'use').get('a'), openAnswerCache(root, 'use').get('b'), openAnswerCache(root, 'skip').get('a')]).toEqual(['one', undefined, undefined]);
  expect(fs.statSync(path.join(answersIn(root), 'a.json')).mode & 0o077).toBe(0);
});

test('the oldest of more than a thousand answers are forgotten, and none is larger than any answer is', () => {
  const root = temporaryProject({ 'node_modules/': '' });
  const cache = openAnswerCache(root, 'use');
  cache.set('first', 'one');
  fs.utimesSync(path.join(answersIn(root), 'first.json'), 1, 1);
  for (let index = 0; index < 1002; index += 1) fs.writeFileSync(path.join(answersIn(root), `${String(index)}.json`), 'x');
  cache.set('last', 'one');
  cache.set('huge', 'x'.repeat(200_000));
  expect(fs.readdirSync(answersIn(root)).length).toBe(1000);
  expect([cache.get('first'), cache.get('last'), cache.get('huge')]).toEqual([undefined, 'one', undefined]);
  fs.writeFileSync(path.join(answersIn(root), 'last.json'), 'x'.repeat(200_000));
  expect(cache.get('last')).toBeUndefined();
});

test('a folder that cannot be written is no answer cache', () => {
  const root = temporaryProject({ 'node_modules/.cache': 'a file' });
  const cache = openAnswerCache(root, 'use');
  expect(() => cache.set('a', 'one')).not.toThrow();
  expect(cache.get('a')).toBeUndefined();
});
