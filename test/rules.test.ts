/** Every case under `fixtures/rules` reports what its lines expect, and nothing else; good cases say why nothing is reported. */
import { expect, test } from 'vitest';
import { compareFindings } from './harness/compare-findings.ts';
import { discoverCases } from './harness/discover-cases.ts';
import { lintOnly } from './harness/lint-only.ts';
import { missingSilences } from './harness/missing-silences.ts';
import { stageCase } from './harness/stage-case.ts';

/** Good cases without any catch or route: there is nothing that the rule could give a reason for. */
const NOTHING_TO_JUDGE = new Set(['errors/no-lost-cause good-database-as-unauthorized', 'security/require-auth good-cookie-of-other-map']);

for (const ruleCase of discoverCases()) {
  const { rule, name } = ruleCase;
  const title = `${rule} ${name}`;
  test(title, async () => {
    using staged = stageCase(ruleCase);
    const { root, expectations, silences } = staged;
    expect(expectations.some((each) => each.rule === rule), 'a bad case expects something of its rule, a good one nothing').toBe(name.startsWith('bad-'));
    if (name.startsWith('good-')) expect(silences.length > 0, 'a good case says with `// silent: …` why its rule keeps silent').toBe(!NOTHING_TO_JUDGE.has(title));

    const result = await lintOnly(root, new Set([rule, ...expectations.map((each) => each.rule)]));
    expect(compareFindings(result.findings, expectations).join('\n')).toBe('');
    expect(missingSilences(result.silences ?? [], silences).join('\n')).toBe('');
    if (NOTHING_TO_JUDGE.has(title)) expect(result.silences?.filter((each) => each.rule === rule)).toEqual([]);
  });
}
