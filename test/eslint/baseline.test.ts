/** ESLint and editors see the project's baseline, and see it change. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lint } from '#index.ts';
import { baselineText } from '#load/read-baseline.ts';
import { renewBaseline } from '#run/renew-baseline.ts';
import { gitCommit } from '../harness/git-commit.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn, placesOf } from './lint-with-eslint.ts';

const code = "export async function send() { await fetch('https://example.com'); }\nexport function run() {\n  send();\n}\n";
const FLOATING = expect.stringMatching(/^src\/a\.ts:3:3 errors\/no-floating-promise/) as unknown;

test('what the baseline holds is not reported, and is again when it is gone', async () => {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': code });
  const reported = async (): Promise<string[]> => placesOf(await eslintIn(cwd).lintFiles(['src/a.ts']), cwd);
  expect(await reported()).toEqual([FLOATING]);

  const file = join(cwd, 'lintel-baseline.json');
  writeFileSync(file, baselineText(renewBaseline(await lint({ cwd, cache: 'skip' }), []).entries));
  expect(await reported()).toEqual([]);
  rmSync(file);
  expect(await reported()).toEqual([FLOATING]);
});

test('a baseline that cannot be understood is an error, as on the command line', async () => {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': code, 'lintel-baseline.json': '<<<<<<< HEAD\n' });
  await expect(eslintIn(cwd).lintFiles(['src/a.ts'])).rejects.toThrow(/lintel-baseline\.json:1: There are merge conflict markers/);
});

test('a suppression has run out by the same commit as on the command line', async () => {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': code.replace('send();\n', 'send(); // lintel-disable-line errors/no-floating-promise -- until 2020-01-01: soon\n') });
  gitCommit(cwd, '2020-01-02T00:00:00Z');
  expect((await eslintIn(cwd).lintFiles(['src/a.ts'])).flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`))).toEqual([
    expect.stringMatching(/^lintel\/expired-suppression: This suppression ran out on 2020-01-01 and still hides errors\/no-floating-promise: /),
  ]);
});
