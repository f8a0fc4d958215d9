/** The command line: exit codes, streams, formats. */
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../load/temporary-project.ts';
import { runCli } from './run-cli.ts';

/** One error (a promise that nobody waits for) and one warning (a comment that silences nothing). */
const project = (): string =>
  temporaryProject({
    'package.json': '{ "name": "case", "dependencies": { "@prisma/client": "5.22.0" } }',
    'src/orders.ts': [
      "import { PrismaClient } from '@prisma/client';",
      'const prisma = new PrismaClient();',
      'export async function cancel(id: string): Promise<void> {',
      '  await prisma.order.delete({ where: { id } });',
      '}',
      'export function cancelAll(ids: string[]): number {',
      '  cancel(ids[0]!);',
      '  return ids.length;',
      '}',
      '',
    ].join('\n'),
    'src/unused.ts': '// lintel-disable-next-line errors/no-floating-promise -- long gone\nexport const x = 1;\n',
  });
const clean = (): string => temporaryProject({ 'package.json': '{ "name": "clean" }', 'src/a.ts': 'export const a = 1;\n' });

describe('findings', () => {
  test('go to stdout, everything else to stderr, and the exit code is 1', async () => {
    const { code, stdout, stderr } = await runCli([], { cwd: project() });
    expect({ code, stdout, stderr }).toMatchSnapshot();
  });

  test('are relative to the working directory, and limited to the paths', async () => {
    const cwd = `${project()}/src`;
    const { code, stdout } = await runCli(['check', 'orders.ts'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^orders\.ts$/m);
    expect(stdout).not.toContain('unused.ts');
  });

  test('as JSON have the contract’s shape, and the same bytes every time', async () => {
    const cwd = project();
    const first = await runCli(['check', '--format', 'json'], { cwd });
    const second = await runCli(['check', '--format', 'json'], { cwd });
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toMatchSnapshot();
    expect(first.stderr).toBe('');
  });

  test('as JSON with --stats say what the run cost', async () => {
    const { stdout, stderr } = await runCli(['check', '--format', 'json', '--stats', '--no-cache'], { cwd: project() });
    const { stats } = JSON.parse(stdout) as { stats: object };
    expect(stats).toEqual({ ms: expect.any(Number) as number, extracted: 2, cached: 0 });
    expect(stderr).toMatch(/^stage +time\nload /m);
  });
});

describe('the exit code', () => {
  test.each([
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'warning'], 1],
    [['--rule', 'errors/no-floating-promise:off'], 0],
    [['--rule', 'errors/no-floating-promise:warning'], 0],
    [['--rule', 'errors/no-floating-promise:warning', '--max-warnings', '1'], 1],
    [['--rule', 'errors/no-floating-promise:warning', '--rule', 'lintel/unused-suppression:off', '--max-warnings', '1'], 0],
  ] as const)('with %j is %i', async (args, expected) => {
    expect((await runCli(['check', ...args], { cwd: project() })).code).toBe(expected);
  });

  test('is 0 for a clean project, with a word about what was read', async () => {
    const { code, stdout, stderr } = await runCli([], { cwd: clean() });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^No findings\.\nRead 1 file, .*nothing unread\.\n$/);
  });

  test('is 2 for what cannot be done, with a reason and nothing on stdout', async () => {
    const cwd = clean();
    const reasons: [readonly string[], RegExp][] = [
      [['check', 'nowhere'], /no file or folder `nowhere`/],
      [['check', '--format', 'xml'], /xml/],
      [['check', '--rule', 'nonsense'], /a rule and a level/],
      [['check', '--rule', 'data/no-n-plus-on:off'], /no such rule.*data\/no-n-plus-one/i],
      [['check', '--max-warnings', 'many'], /whole number/],
      [['check', '--config', 'missing.json'], /missing\.json/],
      [['check', '--nonsense'], /unknown option/],
      [['explain', 'no-n-plus-one'], /Did you mean "data\/no-n-plus-one"/],
    ];
    for (const [args, reason] of reasons) {
      const { code, stdout, stderr } = await runCli(args, { cwd });
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toMatch(reason);
    }
  });

  test('is 2 where there is nothing to check', async () => {
    const { code, stderr } = await runCli([], { cwd: temporaryProject({ 'package.json': '{}', 'readme.md': '' }) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no TypeScript or JavaScript source file/);
  });

  test('is 2 for a broken configuration, which says where and what was meant', async () => {
    const cwd = temporaryProject({ 'package.json': '{}', 'a.ts': '', 'lintel.config.json': '{ "rulez": {} }' });
    const { code, stderr } = await runCli([], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/lintel\.config\.json: .*"rulez".*Did you mean "rules"/);
  });
});

describe('words', () => {
  test('--quiet shows errors only', async () => {
    const { stdout } = await runCli(['--quiet'], { cwd: project() });
    expect(stdout).toContain('errors/no-floating-promise');
    expect(stdout).not.toContain('lintel/unused-suppression');
  });

  test('colours follow NO_COLOR and FORCE_COLOR', async () => {
    const cwd = project();
    const escape = '\u001b[';
    expect((await runCli([], { cwd, env: { FORCE_COLOR: '1' } })).stdout).toContain(escape);
    expect((await runCli([], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(escape);
    expect((await runCli([], { cwd, env: { CI: 'true' } })).stdout).not.toContain(escape);
  });

  test('--version, rules and explain need no project', async () => {
    const cwd = temporaryProject({});
    expect((await runCli(['--version'], { cwd })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runCli(['rules'], { cwd })).stdout).toMatch(/^data\/no-n-plus-one +\w+/m);
    expect((await runCli(['explain', 'data/no-n-plus-one'], { cwd })).stdout).toContain('How to fix it');
  });

  test('--help exits with 0', async () => {
    const { code, stdout } = await runCli(['--help'], { cwd: temporaryProject({}) });
    expect(code).toBe(0);
    expect(stdout).toContain('explain [options] <subject>');
  });
});

describe('map', () => {
  const app = (): string =>
    temporaryProject({
      'package.json': '{ "name": "case", "dependencies": { "express": "5.0.0" } }',
      'src/app.ts': "import express from 'express';\nconst app = express();\napp.get('/orders/:id', function show(req, res) { res.json({}); });\napp.listen(3000);\n",
    });

  test('as JSON has the contract’s shape', async () => {
    const { code, stdout } = await runCli(['map', '--format', 'json'], { cwd: app() });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchSnapshot();
  });

  test('for people names every endpoint', async () => {
    expect((await runCli(['map'], { cwd: app() })).stdout).toMatch(/GET \/orders\/:id → show src\/app\.ts:3/);
  });
});

test('a long document is written whole', async () => {
  const lines = Array.from({ length: 25_000 }, (_, index) => `export const x${index} = 1; // lintel-disable-line errors/no-floating-promise`);
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': lines.join('\n') });
  const { stdout } = await runCli(['check', '--format', 'json'], { cwd });
  expect(stdout.length).toBeGreaterThan(10_000_000);
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(25_000);
});
