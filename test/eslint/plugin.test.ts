/** What is ESLint's own: names, configurations, the editor's buffer, options, comments. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import lintel from '#eslint/index.ts';
import { z } from 'zod';
import { eslintRule } from '#eslint/eslint-rule.ts';
import { defineRule, lint, rules, version } from '#index.ts';
import { baselineText } from '#load/read-baseline.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn, placesOf } from './lint-with-eslint.ts';

const service = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport async function cancel(id: string) { await prisma.order.delete({ where: { id } }); }\n";
const caller = "import { cancel } from './service';\nexport function run() {\n  cancel('1');\n}\n";
const marker = { id: 'case/marker', since: '0.1.0', severity: 'warning', confidence: 'high', recommended: true, summary: '', why: '', fix: '', silentWhen: [], messages: {} } as const;
const project = (more: Readonly<Record<string, string>> = {}): string =>
  temporaryProject({ 'package.json': '{ "name": "case", "dependencies": { "@prisma/client": "5.22.0" } }', 'src/service.ts': service, 'src/caller.ts': caller, ...more });

test('every rule is there under its own id, and recommended is a part of strict', () => {
  expect(lintel.meta).toMatchObject({ name: 'lintel', version });
  expect(Object.keys(lintel.rules)).toEqual(rules.map((rule) => rule.id.replace(/^lintel\//, '')));
  expect(Object.keys(lintel.configs.strict.rules ?? {})).toHaveLength(rules.length);
  expect(Object.keys(lintel.configs.strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(lintel.configs.recommended.rules ?? {})));
});

test('a rule says of itself what editors and documentation tools ask for', () => {
  for (const { id, summary, recommended, suggests } of rules) {
    const meta = lintel.rules[id.replace(/^lintel\//, '')]?.meta;
    expect(meta).toMatchObject({ docs: { description: summary, recommended, requiresTypeChecking: false }, schema: [], defaultOptions: [], hasSuggestions: suggests === true });
    expect(['problem', 'suggestion']).toContain(meta?.type);
    expect(readFileSync(new URL(meta?.docs?.url ?? ''), 'utf8')).toContain(`# ${id}\n`);
  }
});

test('options are described to ESLint, and its defaults leave the project’s own in force', async () => {
  const options = z.strictObject({ atMost: z.number().int().default(3), names: z.array(z.string()).default(['a']) });
  const rule = eslintRule(defineRule({ ...marker, options }));
  expect(rule.meta).toMatchObject({ defaultOptions: [{ atMost: 3, names: ['a'] }] });
  const lint = (given: readonly unknown[]): Promise<ESLint.LintResult[]> =>
    eslintIn(project(), { plugins: { own: { rules: { marker: rule } } }, rules: { 'own/marker': ['error', ...given] } }).lintFiles(['src/caller.ts']);

  await expect(lint([{ atMost: 4 }])).resolves.toHaveLength(1);
  await expect(lint([{ atMost: 'four' }])).rejects.toThrow(/"four" should be integer/);
  await expect(lint([{ unknown: 1 }])).rejects.toThrow(/"unknown"|additional properties/);
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

  test('and a file that is no part of the project has no findings', async () => {
    const cwd = project();
    expect(placesOf(await eslintIn(cwd).lintText(caller, { filePath: join(cwd, 'src/new-one.ts') }), cwd)).toEqual([]);
  });
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

test('comments for lintel count, with a reason, and are reported when they silence nothing', async () => {
  const quiet = (comment: string): string => project({ 'src/quiet.ts': caller.replace('  cancel', `  // lintel-disable-next-line ${comment}\n  cancel`) });
  const inQuiet = async (comment: string): Promise<string[]> => {
    const cwd = quiet(comment);
    return placesOf(await eslintIn(cwd).lintFiles(['src/quiet.ts']), cwd);
  };
  expect(await inQuiet('errors/no-floating-promise -- nobody waits for it')).toEqual([]);
  expect(await inQuiet('data/no-n-plus-one -- nobody waits for it')).toEqual([expect.stringMatching(/^src\/quiet\.ts:3:3 lintel\/unused-suppression/), expect.stringMatching(/^src\/quiet\.ts:4:3 errors\/no-floating-promise/)]);
});

test('what the baseline holds is not reported, and is again when it is gone from there', async () => {
  const cwd = project();
  const inCaller = async (): Promise<string[]> => placesOf(await eslintIn(cwd).lintFiles(['src/caller.ts']), cwd);
  const { findings } = await lint({ cwd });
  const entries = findings.map((finding) => ({ ...finding, file: finding.span.file }));
  expect(await inCaller()).toHaveLength(1);
  writeFileSync(join(cwd, 'lintel-baseline.json'), baselineText(entries));
  expect(await inCaller()).toEqual([]);
  writeFileSync(join(cwd, 'lintel-baseline.json'), baselineText([]));
  expect(await inCaller()).toHaveLength(1);
});

describe('tests and scripts', () => {
  const inTest = async (more: Readonly<Record<string, string>>): Promise<string[]> => {
    const cwd = project(more);
    return placesOf(await eslintIn(cwd).lintFiles(['src/caller.test.ts']), cwd);
  };

  test('have no findings', async () => {
    expect(await inTest({ 'src/caller.test.ts': caller })).toEqual([]);
  });

  test('have those that an override asks for', async () => {
    const config = JSON.stringify({ overrides: [{ files: ['**/*.test.ts'], rules: { 'errors/no-floating-promise': 'error' } }] });
    expect(await inTest({ 'src/caller.test.ts': caller, 'lintel.config.json': config })).toEqual([expect.stringMatching(/^src\/caller\.test\.ts:3:3 errors\/no-floating-promise/)]);
  });

  test('have comments that silence nothing', async () => {
    expect(await inTest({ 'src/caller.test.ts': `// lintel-disable-next-line data/no-n-plus-one -- no reason\n${caller}` })).toEqual([expect.stringMatching(/^src\/caller\.test\.ts:1:1 lintel\/unused-suppression/)]);
  });
});
