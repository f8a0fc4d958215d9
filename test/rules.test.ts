/** Every case under `fixtures/rules` reports what its lines expect, and nothing else. */
import { expect, test } from 'vitest';
import { compareFindings } from './harness/compare-findings.ts';
import { discoverCases } from './harness/discover-cases.ts';
import { lintOnly } from './harness/lint-only.ts';
import { readExpectations } from './harness/read-expectations.ts';
import { stageCase } from './harness/stage-case.ts';

for (const { rule, name, path, kind } of discoverCases()) {
  test(`${rule} ${name}`, async () => {
    using staged = stageCase(path, kind);
    const expectations = readExpectations(staged.root, rule);
    expect(expectations.some((each) => each.rule === rule), 'a bad case expects something of its rule, a good one nothing').toBe(name.startsWith('bad-'));

    const { findings } = await lintOnly(staged.root, new Set([rule, ...expectations.map((each) => each.rule)]));
    expect(compareFindings(findings, expectations).join('\n')).toBe('');
  });
}
