/** In a process that lives on, each lint sees the disk as it is then, with the editor's texts in its place. */
import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '#index.ts';
import { libraries } from '#libraries/index.ts';
import { createEngine } from '#run/engine.ts';
import { gitCommit } from '../harness/git-commit.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn, placesOf } from './lint-with-eslint.ts';

const harmless = 'export function cancel(id: string) { return id; }\n';
const service = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport async function cancel(id: string) { await prisma.order.delete({ where: { id } }); }\n";
const caller = "import { cancel } from './service';\nexport function run() {\n  cancel('1');\n}\n";
const manifest = '{ "name": "case", "dependencies": { "@prisma/client": "5.22.0" } }';
const FLOATING = expect.stringMatching(/^src\/caller\.ts:3:3 errors\/no-floating-promise/) as unknown;

const project = (more: Readonly<Record<string, string>> = {}): string => temporaryProject({ 'package.json': manifest, 'src/service.ts': service, 'src/caller.ts': caller, ...more });
const inCaller = async (cwd: string): Promise<string[]> => placesOf(await eslintIn(cwd).lintFiles(['src/caller.ts']), cwd);

describe('what changes on disk is seen by the next lint', () => {
  test('another file’s text', async () => {
    const cwd = project();
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'src/service.ts', harmless);
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('a text of the same length, written in the same instant as far as the disk can tell', async () => {
    const cwd = project();
    const file = join(cwd, 'src/service.ts');
    const { atime, mtime } = statSync(file);
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'src/service.ts', harmless.padEnd(service.length - 1) + '\n');
    utimesSync(file, atime, mtime);
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('a file that comes, goes, or gets another name', async () => {
    const cwd = project();
    rmSync(join(cwd, 'src/service.ts'));
    expect(await inCaller(cwd)).toEqual([]);
    write(cwd, 'src/service/index.ts', service);
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    renameSync(join(cwd, 'src/service'), join(cwd, 'src/other'));
    expect(await inCaller(cwd)).toEqual([]);
    renameSync(join(cwd, 'src/other/index.ts'), join(cwd, 'src/service.ts'));
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    renameSync(join(cwd, 'src/caller.ts'), join(cwd, 'src/renamed.ts'));
    expect(placesOf(await eslintIn(cwd).lintFiles(['src/renamed.ts']), cwd)).toEqual([expect.stringMatching(/^src\/renamed\.ts:3:3 /)]);
  });

  test('a source that a generator takes over', async () => {
    const cwd = project();
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'src/service.ts', `// @generated\n${service}`);
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('.gitignore', async () => {
    const cwd = project({ '.git/HEAD': 'ref: refs/heads/main\n' });
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, '.gitignore', 'caller.ts\n');
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('tsconfig, and what it extends', async () => {
    const cwd = project({ 'src/caller.ts': caller.replace('./service', '@/service'), 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': '{}' });
    expect(await inCaller(cwd)).toEqual([]);
    write(cwd, 'base.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }');
    expect(await inCaller(cwd)).toEqual([FLOATING]);
  });

  test('the Prisma schema: where it puts the client', async () => {
    const schema = (output: string): string => `generator client {\n  provider = "prisma-client-js"\n${output}}\n`;
    const cwd = project({ 'src/service.ts': service.replace('@prisma/client', './generated/client').replace('async ', '').replace('await', 'return'), 'prisma/schema.prisma': schema('') });
    expect(await inCaller(cwd)).toEqual([]);
    write(cwd, 'prisma/schema.prisma', schema('  output = "../src/generated/client"\n'));
    expect(await inCaller(cwd)).toEqual([FLOATING]);
  });

  test('the day of the last commit, past which suppressions run out', async () => {
    const cwd = project({ 'src/caller.ts': caller.replace('  cancel', '  // lintel-disable-next-line errors/no-floating-promise -- until 2026-06-30: the queue comes\n  cancel') });
    gitCommit(cwd, '2026-06-01T12:00:00Z');
    expect(await inCaller(cwd)).toEqual([]);
    gitCommit(cwd, '2026-07-01T12:00:00Z');
    expect(await inCaller(cwd)).toEqual([expect.stringMatching(/expired-suppression/)]);
  });

  test('a manifest: Express 5 forwards rejections, Express 4 does not', async () => {
    const app = "import express from 'express';\nimport { cancel } from './service';\nconst app = express();\napp.get('/', async (req, res) => {\n  await cancel('1');\n  res.end();\n});\napp.listen(1);\n";
    const cwd = project({ 'package.json': withExpress('4.21.0'), 'src/caller.ts': app });
    expect(await inCaller(cwd)).toEqual([expect.stringMatching(/errors\/async-handler/)]);
    write(cwd, 'package.json', withExpress('5.1.0'));
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('which folder is the root', async () => {
    const cwd = temporaryProject({
      'package.json': '{ "name": "all" }',
      'one/package.json': '{ "name": "one" }',
      'one/caller.ts': caller.replace('./service', 'two'),
      'two/package.json': '{ "name": "two", "main": "service.ts", "dependencies": { "@prisma/client": "5.22.0" } }',
      'two/service.ts': service,
    });
    const inOne = async (): Promise<string[]> => placesOf(await eslintIn(cwd).lintFiles(['one/caller.ts']), cwd);
    expect(await inOne()).toEqual([]);
    write(cwd, 'package.json', '{ "name": "all", "workspaces": ["one", "two"] }');
    expect(await inOne()).toEqual([expect.stringMatching(/^one\/caller\.ts:3:3 errors\/no-floating-promise/)]);
  });

  test('lintel’s configuration: when it comes, changes, and goes', async () => {
    const cwd = project();
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'lintel.config.json', '{ "rules": { "errors/no-floating-promise": "off" } }');
    expect(await inCaller(cwd)).toEqual([]);
    write(cwd, 'lintel.config.json', '{ "rules": {} }');
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'lintel.config.json', '{ "exclude": ["src/caller.ts"] }');
    expect(await inCaller(cwd)).toEqual([]);
    rmSync(join(cwd, 'lintel.config.json'));
    expect(await inCaller(cwd)).toEqual([FLOATING]);
  });

  test('what lintel’s configuration imports', async () => {
    const cwd = project({ 'lintel.config.ts': "import { levels } from './lint/levels.ts';\nexport default { rules: levels };\n", 'lint/levels.ts': 'export const levels = {};\n' });
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'lint/levels.ts', "export const levels = { 'errors/no-floating-promise': 'off' };\n");
    expect(await inCaller(cwd)).toEqual([]);
  });
});

describe('a text in the editor counts for every file', () => {
  const show = async (cwd: string, file: string, text: string): Promise<string[]> => placesOf(await eslintIn(cwd).lintText(text, { filePath: join(cwd, file) }), cwd);

  test('until the editor shows another', async () => {
    const cwd = project();
    await show(cwd, 'src/service.ts', harmless);
    expect(await inCaller(cwd)).toEqual([]);
    await show(cwd, 'src/service.ts', service);
    expect(await inCaller(cwd)).toEqual([FLOATING]);
  });

  test('until the file is written', async () => {
    const cwd = project({ 'src/service.ts': harmless });
    await show(cwd, 'src/service.ts', service);
    expect(await inCaller(cwd)).toEqual([FLOATING]);
    write(cwd, 'src/service.ts', `${harmless}\n`);
    expect(await inCaller(cwd)).toEqual([]);
  });

  test('in every open file at once', async () => {
    const cwd = project();
    await show(cwd, 'src/service.ts', harmless);
    expect(await show(cwd, 'src/caller.ts', `\n${caller}`)).toEqual([]);
    await show(cwd, 'src/service.ts', service);
    expect(await show(cwd, 'src/caller.ts', `\n${caller}`)).toEqual([expect.stringMatching(/^src\/caller\.ts:4:3 /)]);
  });

  test('and no longer when it has not been seen for five minutes: its file was closed', () => {
    const cwd = project();
    let minutes = 0;
    const engine = createEngine({ root: cwd, cwd, rules, libraries, now: () => minutes * 60_000 });
    const findings = (file: string, text: string): number => engine.lint(join(cwd, file), text).ask({ rule: 'errors/no-floating-promise', options: undefined }).findings.length;

    findings('src/service.ts', harmless);
    minutes = 4;
    expect(findings('src/caller.ts', caller)).toBe(0);
    findings('src/service.ts', harmless);
    minutes = 8;
    expect(findings('src/caller.ts', caller)).toBe(0);
    minutes = 10;
    expect(findings('src/caller.ts', caller)).toBe(1);
  });
});

function withExpress(range: string): string {
  return `{ "name": "case", "dependencies": { "@prisma/client": "5.22.0", "express": "${range}" } }`;
}

function write(cwd: string, file: string, text: string): void {
  mkdirSync(dirname(join(cwd, file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
}
