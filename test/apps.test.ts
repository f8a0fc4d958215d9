/** The example apps report their planted defects, all of them and nothing else, with the rules that are on by default. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lint } from '#index.ts';
import { compareFindings } from './harness/compare-findings.ts';
import { fixturesFolder } from './harness/fixtures-folder.ts';
import { readExpectations } from './harness/read-expectations.ts';
import { stageCase } from './harness/stage-case.ts';

for (const app of readdirSync(join(fixturesFolder, 'apps')).sort()) {
  test(`${app} shows its planted defects`, async () => {
    using staged = stageCase({ path: join(fixturesFolder, 'apps', app), kind: 'folder' });
    const { findings, problems } = await lint({ cwd: staged.root, cache: 'skip' });
    expect(compareFindings(findings, staged.expectations).join('\n')).toBe('');
    expect(problems.filter((problem) => problem.kind !== 'notice')).toEqual([]);
  });

  test(`${app} gets the same verdict where it lies`, async () => {
    const root = join(fixturesFolder, 'apps', app);
    const { findings } = await lint({ cwd: root, cache: 'skip' });
    expect(compareFindings(findings, readExpectations(root)).join('\n')).toBe('');
  });
}
