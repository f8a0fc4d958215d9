/** What is ESLint's own: names, configurations, the editor's buffer, options, comments. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import lintel from '#eslint/index.ts';
import { rules, version } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn, placesOf } from './lint-with-eslint.ts';

const service = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport async function cancel(id: string) { await prisma.order.delete({ where: { id } }); }\n";
const caller = "import { cancel } from './service';\nexport function run() {\n  cancel('1');\n}\n";
const project = (more: Readonly<Record<string, string>> = {}): string =>
  temporaryProject({ 'package.json': '{ "name": "case", "dependencies": { "@prisma/client": "5.22.0" } }', 'src/service.ts': service, 'src/caller.ts': caller, ...more });

test('every rule is there under its own id, and recommended is a part of strict', () => {
  expect(lintel.meta).toMatchObject({ name: 'lintel', version });
  expect(Object.keys(lintel.rules)).toEqual(rules.map((rule) => rule.id.replace(/^lintel\//, '')));
  expect(Object.keys(lintel.configs.strict.rules ?? {})).toHaveLength(rules.length);
  expect(Object.keys(lintel.configs.strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(lintel.configs.recommended.rules ?? {})));
});

test('a message holds the place, the words and the evidence', async () => {
  const cwd = project();
  const [result] = await eslintIn(cwd).lintFiles(['src/caller.ts']);
  expect(result?.messages).toEqual([
    expect.objectContaining({ ruleId: 'lintel/errors/no-floating-promise', severity: 2, line: 3, column: 3, message: expect.stringMatching(/neither awaited.* Because: .*\(src\/service\.ts:3\)/) as unknown }),
  ]);
});

describe('the buffer counts, not the disk', () => {
  const placesIn = async (cwd: string, text: string): Promise<string[]> => placesOf(await eslintIn(cwd).lintText(text, { filePath: join(cwd, 'src/caller.ts') }), cwd);

  test('for the file that is linted', async () => {
    const cwd = project();
    expect(await placesIn(cwd, caller.replace('  cancel', '  return cancel'))).toEqual([]);
    expect(await placesIn(cwd, `\n\n${caller}`)).toEqual([expect.stringMatching(/^src\/caller\.ts:5:3 errors\/no-floating-promise/)]);
    expect(await placesIn(cwd, caller)).toHaveLength(1);
  });

  test('for a file that is linted after it', async () => {
    const cwd = project();
    await eslintIn(cwd).lintText(service.replace('async ', '').replace('await ', '').replace('prisma.order.delete({ where: { id } })', 'return id'), { filePath: join(cwd, 'src/service.ts') });
    expect(await placesIn(cwd, caller)).toEqual([]);
  });

  test('and a file that is no part of the project has no findings', async () => {
    const cwd = project();
    expect(placesOf(await eslintIn(cwd).lintText(caller, { filePath: join(cwd, 'src/new-one.ts') }), cwd)).toEqual([]);
  });
});

test('a configuration that cannot be used is told', async () => {
  const cwd = project({ 'lintel.config.json': '{ "rules": { "no/such-rule": "error" } }' });
  await expect(eslintIn(cwd).lintFiles(['src/caller.ts'])).rejects.toThrow(/There is no such rule/);
});

test('a configuration in TypeScript is read, and what it switches off stays off', async () => {
  const cwd = project({ 'lintel.config.ts': "import { defineConfig } from 'lintel';\nexport default defineConfig({ rules: { 'errors/no-floating-promise': 'off' } });\n" });
  expect(placesOf(await eslintIn(cwd).lintFiles(['src/caller.ts']), cwd)).toEqual([]);
});

test('comments for ESLint are ESLint’s, so it knows which are used', async () => {
  const cwd = project({ 'src/quiet.ts': caller.replace('  cancel', '  // eslint-disable-next-line lintel/errors/no-floating-promise\n  cancel') });
  const [result] = await eslintIn(cwd).lintFiles(['src/quiet.ts']);
  expect(result?.messages).toEqual([]);
  expect(result?.suppressedMessages).toHaveLength(1);
});

test('CommonJS is read by ESLint’s own parser', async () => {
  const cwd = project({ 'src/old.cjs': "const { cancel } = require('./service');\nexports.run = function () {\n  cancel('1');\n};\n" });
  expect(placesOf(await eslintIn(cwd).lintFiles(['src/old.cjs']), cwd)).toEqual([expect.stringMatching(/^src\/old\.cjs:3:3 errors\/no-floating-promise/)]);
});

test('files that change on disk are read again', { timeout: 20_000 }, async () => {
  const cwd = project();
  expect(placesOf(await eslintIn(cwd).lintFiles(['src/caller.ts']), cwd)).toHaveLength(1);
  writeFileSync(join(cwd, 'src/service.ts'), 'export function cancel(id: string) { return id; }\n');
  // The disk is looked at every two seconds at most.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(placesOf(await eslintIn(cwd).lintFiles(['src/caller.ts']), cwd)).toEqual([]);
});
