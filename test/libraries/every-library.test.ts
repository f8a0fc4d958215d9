/** Every library is sound: its patterns can be read, its name is its file's, its rows say something. */
import { expect, test } from 'vitest';
import { libraries } from '#libraries/index.ts';
import { compileMeanings } from '#link/meanings.ts';

test('all patterns of all libraries can be read', () => {
  expect(() => compileMeanings(libraries)).not.toThrow();
});

test.each(libraries.map((library) => [library.name, library] as const))('%s', (_name, library) => {
  expect(library.packages.length).toBeGreaterThan(0);
  expect(new Set(library.packages).size).toBe(library.packages.length);
  for (const row of library.rows ?? []) expect(row.path.length).toBeGreaterThan(0);
  // `node:` is taken off before a package is looked up, so such a name would never match.
  for (const name of library.packages) expect(name).not.toMatch(/^node:/);
});
