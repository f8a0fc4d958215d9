/** Comments that switch findings off, and those that do nothing. */
import { describe, expect, test } from 'vitest';
import { lint, type AnyRule } from '#index.ts';
import { gitCommit } from '../harness/git-commit.ts';
import { lintFiles, places } from '../harness/lint-files.ts';
import { markerRule } from '../harness/marker-rule.ts';
import { temporaryProject } from '../load/temporary-project.ts';

describe('a finding is silenced by', () => {
  test.each([
    ['the line above', '// lintel-disable-next-line test/marker -- on purpose\nbad();'],
    ['the line above, in a block comment', '/* lintel-disable-next-line test/marker */\nbad();'],
    ['the line above, with other rules', '// lintel-disable-next-line data/no-n-plus-one, test/marker\nbad();'],
    ['a stack of comments above', '// lintel-disable-next-line test/marker -- one\n// lintel-disable-next-line lintel/unused-suppression -- two\nbad();'],
    ['its own line', 'bad(); // lintel-disable-line test/marker'],
    ['the file', 'bad();\n// lintel-disable-file test/marker -- generated'],
    ['a comment that names no rule', '// lintel-disable-next-line\nbad();'],
    ['a comment for ESLint', '// eslint-disable-next-line lintel/test/marker -- on purpose\nbad();'],
    ['a block for ESLint', '/* eslint-disable lintel/test/marker */\nbad();\n/* eslint-enable lintel/test/marker */'],
  ])('%s', async (_by, text) => {
    const { findings, suppressed } = await lintFiles({ 'src/a.ts': text });
    expect(places(suppressed).filter((place) => place.includes('marker'))).toHaveLength(1);
    expect(places(findings).filter((place) => place.includes('marker'))).toEqual([]);
  });
});

describe('a finding is not silenced by', () => {
  test.each([
    ['a comment for another rule', '// lintel-disable-next-line data/no-n-plus-one\nbad();'],
    ['a comment two lines above', '// lintel-disable-next-line test/marker\n\nbad();'],
    ['a comment on the line below', 'bad();\n// lintel-disable-line test/marker'],
    ['a block that has ended', '/* eslint-disable lintel/test/marker */\n/* eslint-enable lintel/test/marker */\nbad();'],
    ['a comment in a string', 'const text = `// lintel-disable-file test/marker`; bad(); export default text;'],
  ])('%s', async (_by, text) => {
    const { findings } = await lintFiles({ 'src/a.ts': text });
    expect(places(findings).filter((place) => place.includes('marker'))).toHaveLength(1);
  });
});

describe('a comment is reported', () => {
  const complaints = async (text: string, options = {}) => (await lintFiles({ 'src/a.ts': text }, options)).findings.map(({ rule, message }) => `${rule}: ${message}`);

  test('when it silences nothing', async () => {
    expect(await complaints('// lintel-disable-next-line test/marker\ngood();')).toEqual(['lintel/unused-suppression: This comment silences test/marker, which reports nothing here. Remove it.']);
    expect(await complaints('// lintel-disable-file\ngood();')).toHaveLength(1);
  });

  test('when it names a rule that does not exist', async () => {
    expect(await complaints('// lintel-disable-next-line test/market\nbad();')).toEqual([
      'lintel/unused-suppression: This comment names test/market, and there is no such rule.',
      'test/marker: Here is bad.',
    ]);
  });

  test('but not when its rule is off, when it is for ESLint, or when nobody wants to know', async () => {
    expect(await complaints('// lintel-disable-next-line test/marker\ngood();', { levels: { 'test/marker': 'off' } })).toEqual([]);
    expect(await complaints('// eslint-disable-next-line lintel/test/marker\ngood();')).toEqual([]);
    expect(await complaints('// lintel-disable-next-line test/marker\ngood();', { levels: { 'lintel/unused-suppression': 'off' } })).toEqual([]);
  });
});

describe('a comment without a reason', () => {
  const reported = async (text: string) => (await lintFiles({ 'src/a.ts': text })).findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

  test('silences, and is reported itself', async () => {
    expect(await reported('bad(); // lintel-disable-line test/marker')).toEqual([
      'warning lintel/suppression-reason: This comment silences test/marker without a reason. Write one behind it: `-- why`.',
    ]);
    expect(await reported('// lintel-disable-next-line\nbad();')).toEqual([expect.stringContaining('silences every rule without a reason')]);
    expect(await reported('// lintel-disable-next-line test/marker --\nbad();')).toHaveLength(1);
  });

  test('is ESLint’s business if it is written for ESLint', async () => {
    expect(await reported('// eslint-disable-next-line lintel/test/marker\nbad();')).toEqual([]);
  });

  test('is told to go, and nothing else, where it silences nothing', async () => {
    expect(await reported('// lintel-disable-next-line test/marker\ngood();')).toEqual([expect.stringContaining('lintel/unused-suppression')]);
  });
});

describe('a comment with a last day', () => {
  const committed = (text: string, date: string): string => {
    const root = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': text });
    gitCommit(root, date);
    return root;
  };
  const at = async (date: string, text: string) => {
    const { findings, suppressed } = await lint({ cwd: committed(text, date), cache: 'skip', rules: [markerRule as AnyRule] });
    return { findings: findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`), suppressed: suppressed.length };
  };
  const text = '// lintel-disable-next-line test/marker -- until 2027-01-31: the migration lands\nbad();';

  test('holds to the end of that day, by the date of the commit', async () => {
    expect(await at('2027-01-31T23:59:59Z', text)).toEqual({ findings: [], suppressed: 1 });
    // In Berlin it is February already; what counts is the same everywhere.
    expect(await at('2027-02-01T00:30:00+0100', text)).toEqual({ findings: [], suppressed: 1 });
  });

  test('is a warning past it, and still silences', async () => {
    expect(await at('2027-02-01T00:00:00Z', text)).toEqual({ findings: ['warning lintel/expired-suppression: This suppression ran out on 2027-01-31 and still hides test/marker: Here is bad.'], suppressed: 1 });
  });

  test('says how much it hides', async () => {
    const whole = 'bad();\nbad();\n// lintel-disable-file test/marker -- until 2020-01-01: generated';
    expect((await at('2027-02-01T00:00:00Z', whole)).findings).toEqual([expect.stringContaining('still hides test/marker (and 1 more): Here is bad.')]);
  });

  test('is only unused where it silences nothing', async () => {
    expect((await at('2027-02-01T00:00:00Z', text.replace('bad', 'good'))).findings).toEqual([expect.stringContaining('lintel/unused-suppression')]);
  });

  test('is not judged without a commit, and the run says so once', async () => {
    const { findings, problems } = await lintFiles({ 'src/a.ts': `${text}\n${text}` });
    expect(findings).toEqual([]);
    expect(problems).toEqual([{ file: '.', line: 1, kind: 'notice', message: expect.stringMatching(/not judged: the day of the last commit decides/) as unknown }]);
    expect((await lintFiles({ 'src/a.ts': '// lintel-disable-next-line test/marker -- why\nbad();' })).problems).toEqual([]);
  });

  test.each([
    ['until 2026-02-30: why', '2026-02-30 is no day of the calendar'],
    ['until 2026-13-01: why', '2026-13-01 is no day of the calendar'],
    ['until 31.01.2027: why', '31.01.2027 is no day of the calendar'],
    ['until 2027-1-31: why', '2027-1-31 is no day of the calendar'],
    ['until 2027: why', '2027 is no day of the calendar'],
    ['until 2027-01-31', 'not why'],
    ['until 2027-01-31:', 'not why'],
  ])('that makes no sense is reported: %s', async (reason, message) => {
    expect((await at('2020-01-01T00:00:00Z', `bad(); // lintel-disable-line test/marker -- ${reason}`)).findings).toEqual([expect.stringMatching(`^warning lintel/suppression-reason: .*${message}`)]);
  });

  test.each(['until 5.0 is out', 'until the next release', 'until 2 teams have moved', 'needed until 2020-01-01 by the old client', 'until: 2028-02-29, a leap day', 'UNTIL 2028-02-29 - soon'])('is not seen in every word: %s', async (reason) => {
    expect(await at('2027-01-01T00:00:00Z', `bad(); // lintel-disable-line test/marker -- ${reason}`)).toEqual({ findings: [], suppressed: 1 });
  });
});
