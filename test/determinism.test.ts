/** The same input gives the same bytes: whatever the order of files, and however often. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRules } from '#check/run-rules.ts';
import { extractFile } from '#extract/extract-file.ts';
import { lint, rules } from '#index.ts';
import { libraries } from '#libraries/index.ts';
import { linkProgram } from '#link/link-program.ts';
import { compileMeanings } from '#link/meanings.ts';
import { diskTree } from '#load/disk-tree.ts';
import { loadProject } from '#load/load-project.ts';
import { mapJson } from '#report/map-json.ts';
import { systemMap } from '#report/system-map.ts';
import { checkJson } from '#report/json.ts';
import { buildSystem } from '#system/build-system.ts';
import { fixturesFolder } from './harness/fixtures-folder.ts';

const shop = join(fixturesFolder, 'apps/shop');

test('a run repeated gives the same bytes, with and without the cache', async () => {
  const outputs = [];
  for (const cache of ['skip', 'use', 'use'] as const) {
    const result = await lint({ cwd: shop, cache, preset: 'strict' });
    outputs.push(checkJson(result, { measured: 'reproducible' }) + mapJson(systemMap(result)));
  }
  expect(new Set(outputs).size).toBe(1);
});

test('the order in which files are linked and asked changes nothing', async () => {
  const { config } = await lint({ cwd: shop, preset: 'strict' });
  const project = loadProject({ tree: diskTree, root: shop, include: [], exclude: [] });
  const meanings = compileMeanings(libraries);
  const facts = project.files.map((path) => extractFile(path, textOf(path)));

  const verdicts = [1, 2, 3, 4].map((seed) => {
    const files = shuffled(facts, seed);
    const program = linkProgram(files, project, meanings);
    const system = buildSystem(program, meanings, project);
    // Asking about one function first must not change what is said of another.
    for (const fn of shuffled(program.functions(), seed)) system.contextsOf(fn);
    const checked = runRules({ system, rules, config, files, surroundings: { textOf, visitedIn: () => [], clock: () => 0, commitDate: () => undefined, directives: 'all' } });
    const entries = system.entryPoints.map(({ name, span, auth, permission }) => ({ name, span, auth, permission }));
    return JSON.stringify({ findings: checked.findings, entries, coverage: system.coverage });
  });
  expect(new Set(verdicts).size).toBe(1);

  function textOf(path: string): string {
    const read = project.read(path);
    return 'text' in read ? read.text : '';
  }
});

/** A permutation that a seed decides: the test itself must not depend on luck. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

