/** Levels, presets, overrides and options of rules. */
import { describe, expect, test } from 'vitest';
import { defineRule, type AnyRule } from '#index.ts';
import { lintFiles, places } from '../harness/lint-files.ts';
import { markerRule } from '../harness/marker-rule.ts';

const config = (value: object): Record<string, string> => ({ 'lintel.config.json': JSON.stringify(value) });
const source = { 'src/a.ts': 'bad();', 'src/legacy/b.ts': 'bad(); worse();' };

describe('levels', () => {
  test('are the rule’s own, if nobody says otherwise', async () => {
    const { findings } = await lintFiles(source);
    expect(findings.map((finding) => finding.severity)).toEqual(['error', 'error']);
  });

  test('come from the configuration, from its overrides, and last from the caller', async () => {
    const files = { ...source, ...config({ rules: { 'test/marker': 'warning' }, overrides: [{ files: ['src/legacy/**'], rules: { 'test/marker': 'info' } }] }) };
    expect((await lintFiles(files)).findings.map((finding) => finding.severity)).toEqual(['warning', 'info']);
    expect((await lintFiles(files, { levels: { 'test/marker': 'error' } })).findings.map((finding) => finding.severity)).toEqual(['error', 'error']);
    expect((await lintFiles(files, { levels: { 'test/marker': 'off' } })).findings).toEqual([]);
  });

  test('do not raise what a rule itself marks down', async () => {
    const careful = defineRule({ ...markerRule, check: (file, system, report) => report({ at: system.program.spanOf(file, { start: 0, end: 1 }), message: 'found', severity: 'info' }) });
    const { findings } = await lintFiles({ 'src/a.ts': 'x;' }, { rules: [careful as AnyRule], levels: { 'test/marker': 'error' } });
    expect(findings.map((finding) => finding.severity)).toEqual(['info']);
  });

  test('strict rules are on in strict only', async () => {
    const strictOnly: AnyRule = { ...markerRule, recommended: false };
    expect((await lintFiles(source, { rules: [strictOnly] })).findings).toEqual([]);
    expect((await lintFiles(source, { rules: [strictOnly], preset: 'strict' })).findings).toHaveLength(2);
    expect((await lintFiles(source, { rules: [strictOnly], levels: { 'test/marker': 'warning' } })).findings).toHaveLength(2);
  });
});

describe('options', () => {
  test('reach the rule, those of an override its own files', async () => {
    const { findings } = await lintFiles({ ...source, ...config({ overrides: [{ files: ['src/legacy/**'], rules: { 'test/marker': ['error', { names: ['worse'] }] } }] }) });
    expect(findings.map(({ span, message }) => `${span.file} ${message}`)).toEqual(['src/a.ts Here is bad.', 'src/legacy/b.ts Here is worse.']);
  });

  test.each([
    [{ rules: { 'test/marker': ['error', { name: ['x'] }] } }, /rules\["test\/marker"\].*name/],
    [{ rules: { 'test/marker': ['error', { names: 1 }] } }, /rules\["test\/marker"\]: names: /],
    [{ rules: { 'test/markr': 'error' } }, /There is no such rule\. Did you mean "test\/marker"\?/],
    [{ overrides: [{ files: ['x'], rules: { 'no/rule': 'off' } }] }, /overrides\[0\]\.rules\["no\/rule"\]/],
  ])('that make no sense end the run: %j', async (value, message) => {
    await expect(lintFiles({ ...source, ...config(value) })).rejects.toThrow(message);
  });
});

describe('tests, migrations, seeds and scripts', () => {
  const quiet = { 'src/a.test.ts': 'bad();', 'scripts/clean.ts': 'bad();', 'prisma/seed.ts': 'bad();', 'src/b.ts': 'bad();' };

  test('are silent', async () => {
    expect(places((await lintFiles(quiet)).findings)).toEqual(['src/b.ts:1 test/marker']);
  });

  test('are reported where an override asks for the rule', async () => {
    const { findings } = await lintFiles({ ...quiet, ...config({ overrides: [{ files: ['scripts/**'], rules: { 'test/marker': 'warning' } }] }) });
    expect(places(findings)).toEqual(['scripts/clean.ts:1 test/marker', 'src/b.ts:1 test/marker']);
  });
});

describe('a rule that throws', () => {
  const broken: AnyRule = { ...markerRule, id: 'test/broken', check: (file) => { if (file.path === 'src/a.ts') throw new TypeError('no such thing'); } };

  test('loses its findings of that file, and the run says so and goes on', async () => {
    const { findings, problems } = await lintFiles(source, { rules: [broken, markerRule as AnyRule] });
    expect(places(findings)).toEqual(['src/a.ts:1 test/marker', 'src/legacy/b.ts:1 test/marker']);
    expect(problems).toEqual([{ file: 'src/a.ts', line: 1, kind: 'unread', message: expect.stringMatching(/test\/broken failed on this file.*TypeError: no such thing/) as unknown }]);
  });

  test('is named when it throws while visiting', async () => {
    const visiting: AnyRule = { ...markerRule, id: 'test/visiting', check: undefined as never, visit: { CallExpression: () => { throw new Error('visit'); } } };
    const { problems } = await lintFiles({ 'src/a.ts': 'bad();' }, { rules: [visiting] });
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining('test/visiting failed on this file')]);
  });
});

test('a visiting rule reports through ts-morph nodes', async () => {
  const visiting: AnyRule = { ...markerRule, check: undefined as never, visit: { CallExpression: (node, report) => report({ at: { start: node.getStart(), end: node.getEnd() }, message: 'found', data: { name: node.getText() } }) } };
  const { findings } = await lintFiles({ 'src/a.ts': '\n  bad(1);' }, { rules: [visiting] });
  expect(findings.map(({ span, message }) => [span.line, span.column, span.endColumn, message])).toEqual([[2, 3, 9, 'Here is bad(1).']]);
});

test('paths limit what is reported, not what is read', async () => {
  const { findings, reported, system } = await lintFiles({ 'src/a.ts': 'bad();', 'src/b/c.ts': 'bad();' }, { paths: ['src/b'] });
  expect(places(findings)).toEqual(['src/b/c.ts:1 test/marker']);
  expect(reported).toEqual(['src/b/c.ts']);
  expect(system.program.files).toHaveLength(2);
});
