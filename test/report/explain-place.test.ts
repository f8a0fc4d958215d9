/** Answers about places that a run's result alone decides. */
import { expect, test } from 'vitest';
import { defineRule, lint, rules, type AnyRule } from '#index.ts';
import { explainPlace } from '#report/explain-place.ts';
import { markerRule } from '../harness/marker-rule.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const speaking = defineRule({
  id: 'test/speaking',
  since: '0.0.0',
  severity: 'warning',
  confidence: 'low',
  recommended: true,
  summary: 'There must be no function called bad.',
  why: 'It is here to be found.',
  fix: 'Leave it.',
  silentWhen: [],
  judges: 'functions',
  messages: { found: 'Here it is.' },
  check(file, system, report) {
    for (const [id, fact] of file.functions.entries()) {
      if (id === 0) continue;
      const at = system.program.spanOf(file, fact);
      if (fact.name === 'bad') report({ at, message: 'found' });
      else report.silent?.({ at, fact: 'yes', because: `it is called ${fact.name}` });
    }
  },
});

const channels: boolean[] = [];
const listening = defineRule({
  ...speaking,
  id: 'test/listening',
  check(_file, _system, report) {
    channels.push(report.silent !== undefined);
  },
});

test('a rule of a third party gives its reasons in the same way', async () => {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'a.ts': 'export function good(): void {\n  work();\n}\nexport function bad(): void {}\n' });
  const result = await lint({ cwd, cache: 'skip', silences: 'keep', rules: [speaking as AnyRule, markerRule as AnyRule] });
  const own = [speaking as AnyRule, markerRule as AnyRule];

  expect(explainPlace(result, { file: 'a.ts', line: 2, column: undefined, rules: own })).toMatchObject({
    findings: [],
    silences: [{ rule: 'test/speaking', because: 'it is called good' }],
    unconcerned: [{ rule: 'test/marker', judges: undefined }],
  });
  expect(explainPlace(result, { file: 'a.ts', line: 4, column: undefined, rules: own })).toMatchObject({ findings: [{ status: 'reported', finding: { rule: 'test/speaking' } }], silences: [] });
});

test('the channel is there only if somebody asks', async () => {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'a.ts': 'export const a = 1;\n' });
  const ordinary = await lint({ cwd, cache: 'skip', rules: [listening as AnyRule] });
  expect(ordinary.silences).toBeUndefined();
  await lint({ cwd, cache: 'skip', silences: 'keep', rules: [listening as AnyRule] });
  expect(channels).toEqual([false, true]);
});

test('asking for reasons changes no finding', async () => {
  const cwd = new URL('../../fixtures/apps/shop', import.meta.url).pathname;
  const [ordinary, asked] = await Promise.all([lint({ cwd, cache: 'skip' }), lint({ cwd, cache: 'skip', silences: 'keep' })]);
  expect(asked.findings).toEqual(ordinary.findings);
  const heard = new Set(asked.silences?.map(({ rule }) => rule));
  expect(rules.map(({ id }) => id).filter((id) => !id.startsWith('lintel/') && !heard.has(id))).toEqual([]);
});
