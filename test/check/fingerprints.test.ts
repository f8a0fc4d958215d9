/** A finding keeps its name while the file around it changes. */
import { expect, test } from 'vitest';
import { lintFiles } from '../harness/lint-files.ts';

const prints = async (text: string, path = 'src/a.ts'): Promise<string[]> => (await lintFiles({ [path]: text })).findings.map((finding) => finding.fingerprint);

test('is 16 hex digits', async () => {
  expect(await prints('bad(1);')).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
});

test('stays the same when lines move and code is reformatted', async () => {
  const [before] = await prints('bad(1);');
  expect(await prints('// a comment\nconst x = 1;\n\n  bad(1);\n')).toEqual([before]);
});

test('differs between equal lines, and those keep theirs when code is put between them', async () => {
  const [first, second] = await prints('bad(1);\nbad(1);');
  expect(first).not.toBe(second);
  expect(await prints('bad(1);\nbad(2);\nbad(1);')).toEqual([first, expect.not.stringMatching(`${first}|${second}`), second]);
});

test('differs between files', async () => {
  expect(await prints('bad(1);', 'src/b.ts')).not.toEqual(await prints('bad(1);'));
});

test('the content fingerprint goes along when the code moves to another file, and differs between messages and lines', async () => {
  const contents = async (text: string, path: string): Promise<string[]> => (await lintFiles({ [path]: text })).findings.map((finding) => finding.contentFingerprint);
  const [first, second] = await contents('bad(1);\nbad(2);', 'src/a.ts');
  expect(await contents('bad(2);', 'src/b.ts')).toEqual([second]);
  expect(first).not.toBe(second);
});
