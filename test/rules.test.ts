/** Every case under `fixtures/rules` reports what its lines expect, and nothing else. */
import { expect, test } from 'vitest';
import { compareFindings } from './harness/compare-findings.ts';
import { discoverCases } from './harness/discover-cases.ts';
import { lintOnly } from './harness/lint-only.ts';
import { stageCase } from './harness/stage-case.ts';

for (const ruleCase of discoverCases()) {
  const { rule, name } = ruleCase;
  test(`${rule} ${name}`, async () => {
    using staged = stageCase(ruleCase);
    const { root, expectations } = staged;
    expect(expectations.some((each) => each.rule === rule), 'a bad case expects something of its rule, a good one nothing').toBe(name.startsWith('bad-'));

    const { findings } = await lintOnly(root, new Set([rule, ...expectations.map((each) => each.rule)]));
    expect(compareFindings(findings, expectations).join('\n')).toBe('');
  });
}
