/** Comments that switch findings off, and those that do nothing. */
import { describe, expect, test } from 'vitest';
import { lintFiles, places } from '../harness/lint-files.ts';

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
