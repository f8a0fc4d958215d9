/** The ESLint plugin gives the verdicts of the command line, on every fixture. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type EvidenceStep, lint } from '#index.ts';
import { discoverCases } from '../harness/discover-cases.ts';
import { fixturesFolder } from '../harness/fixtures-folder.ts';
import { stageCase } from '../harness/stage-case.ts';
import { eslintIn, rangesOf } from './lint-with-eslint.ts';

const projects = [
  ...discoverCases().map((ruleCase) => ({ ...ruleCase, name: `${ruleCase.rule} ${ruleCase.name}` })),
  ...['apps', 'same-app'].flatMap((group) => readdirSync(join(fixturesFolder, group)).sort().map((app) => ({ name: `${group} ${app}`, path: join(fixturesFolder, group, app), kind: 'folder' as const }))),
];

for (const project of projects) {
  test(project.name, async () => {
    using staged = stageCase(project);
    const { findings } = await lint({ cwd: staged.root, preset: 'strict', cache: 'skip' });
    const expected = findings.map(({ span, rule, message, evidence }) => `${span.file}:${span.line}:${span.column}-${span.endLine}:${span.endColumn} ${rule} ${message}${chainOf(evidence)}`).sort();

    expect(rangesOf(await eslintIn(staged.root).lintFiles(['.']), staged.root)).toEqual(expected);
  });
}

function chainOf(evidence: readonly EvidenceStep[]): string {
  return evidence.length === 0 ? '' : ` Because: ${evidence.map(({ message, span }) => `${message} (${span.file}:${span.line})`).join(' → ')}.`;
}
