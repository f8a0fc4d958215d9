/** `lintel baseline`: what it writes, what it says, and what it refuses. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../load/temporary-project.ts';
import { runCli } from './run-cli.ts';

const promise = (name: string): string => `export async function ${name}() { await fetch('https://example.com'); }\nexport function call_${name}() {\n  ${name}();\n}\n`;
const project = (files: Readonly<Record<string, string>> = {}): string => temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': promise('send'), ...files });

interface Written {
  readonly version: number;
  readonly findings: readonly { readonly file: string; readonly rule: string }[];
}
const text = (cwd: string): string => readFileSync(join(cwd, 'lintel-baseline.json'), 'utf8');
const entries = (cwd: string): string[] => (JSON.parse(text(cwd)) as Written).findings.map(({ file, rule }) => `${file} ${rule}`);

describe('lintel baseline', () => {
  test('takes in what there is; check is then silent about it, and counts it', async () => {
    const cwd = project();
    const first = await runCli(['baseline'], { cwd });
    expect(first).toEqual({ code: 0, stdout: '', stderr: 'lintel-baseline.json: wrote 1 entry (errors/no-floating-promise 1). Commit it; `lintel` now reports what is new.\n' });
    expect(text(cwd)).toMatchSnapshot();

    const check = await runCli([], { cwd });
    expect({ code: check.code, stdout: check.stdout }).toEqual({ code: 0, stdout: '' });
    expect(check.stderr).toContain('No findings (1 in the baseline).');
    const json = JSON.parse((await runCli(['check', '--format', 'json'], { cwd })).stdout) as { findings: unknown[]; summary: { errors: number; baselined: number } };
    expect([json.findings.length, json.summary.errors, json.summary.baselined]).toEqual([0, 0, 1]);

    const all = await runCli(['check', '--no-baseline'], { cwd });
    expect([all.code, all.stdout.includes('errors/no-floating-promise')]).toEqual([1, true]);
  });

  test('says what it adds, removes and moves, and writes the same bytes for the same findings', async () => {
    const cwd = project({ 'src/b.ts': promise('load'), 'src/c.ts': promise('store') });
    await runCli(['baseline'], { cwd });
    const before = text(cwd);
    expect((await runCli(['baseline'], { cwd })).stderr).toBe('lintel-baseline.json: up to date with 3 entries.\n');
    expect(text(cwd)).toBe(before);

    writeFileSync(join(cwd, 'src/a.ts'), 'export const a = 1;\n');
    renameSync(join(cwd, 'src/b.ts'), join(cwd, 'src/moved.ts'));
    writeFileSync(join(cwd, 'src/d.ts'), promise('erase'));
    const { code, stdout, stderr } = await runCli(['baseline'], { cwd });
    expect(code).toBe(0);
    expect(stdout.replace(/: .*$/gm, '')).toBe('- src/a.ts errors/no-floating-promise\n> src/moved.ts errors/no-floating-promise\n+ src/d.ts errors/no-floating-promise\n');
    expect(stderr).toBe('lintel-baseline.json: 1 added, 1 removed, 1 moved with their code; 3 entries now.\n');
    expect(entries(cwd)).toEqual(['src/c.ts errors/no-floating-promise', 'src/d.ts errors/no-floating-promise', 'src/moved.ts errors/no-floating-promise']);
  });

  test('covers the whole project from a folder below', async () => {
    const cwd = project({ 'lib/b.ts': promise('load') });
    const { stderr } = await runCli(['baseline'], { cwd: join(cwd, 'lib') });
    expect(stderr).toMatch(/^\.\.\/lintel-baseline\.json: wrote 2 entries/);
    expect(entries(cwd)).toEqual(['lib/b.ts errors/no-floating-promise', 'src/a.ts errors/no-floating-promise']);
  });

  test('keeps entries of a rule that is off', async () => {
    const cwd = project();
    await runCli(['baseline'], { cwd });
    const before = text(cwd);
    await runCli(['baseline', '--rule', 'errors/no-floating-promise:off'], { cwd });
    await runCli(['baseline', '--prune', '--rule', 'errors/no-floating-promise:off'], { cwd });
    expect(text(cwd)).toBe(before);
  });

  test('writes nothing where there is nothing to write down', async () => {
    const cwd = temporaryProject({ 'package.json': '{}', 'a.ts': 'export const a = 1;' });
    expect(await runCli(['baseline'], { cwd })).toMatchObject({ code: 0, stderr: 'There are no findings, so there is no need of a baseline.\n' });
    expect(existsSync(join(cwd, 'lintel-baseline.json'))).toBe(false);
  });

  test('leaves out what neverBaseline names, says so and exits with 1', async () => {
    const cwd = project({ 'lintel.config.json': '{ "neverBaseline": ["errors/*"] }', 'src/b.ts': '// lintel-disable-next-line errors/no-lost-cause -- long gone\nexport const b = 1;\n' });
    const { code, stderr } = await runCli(['baseline'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('1 finding is not in lintel-baseline.json, since `neverBaseline` names the rule (errors/no-floating-promise 1): `lintel` goes on reporting it.');
    expect(entries(cwd)).toEqual(['src/b.ts lintel/unused-suppression']);
  });
});

describe('lintel baseline --prune', () => {
  test('removes what is stale, which check points out, and adds nothing', async () => {
    const cwd = project({ 'src/b.ts': promise('load') });
    await runCli(['baseline'], { cwd });
    writeFileSync(join(cwd, 'src/a.ts'), 'export const a = 1;\n');
    writeFileSync(join(cwd, 'src/c.ts'), promise('store'));
    const check = await runCli(['check', '--format', 'json'], { cwd });
    expect(check.stderr).toBe('lintel-baseline.json: 1 entry of the baseline stands for no finding any more; `lintel baseline --prune` removes it.\n');

    const { code, stdout, stderr } = await runCli(['baseline', '--prune'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^- src\/a\.ts errors\/no-floating-promise: .*\n$/);
    expect(stderr).toBe('lintel-baseline.json: removed 1 entry that no finding matches any more; 1 entry left.\n');
    expect(entries(cwd)).toEqual(['src/b.ts errors/no-floating-promise']);
    expect((await runCli(['baseline', '--prune'], { cwd })).stderr).toBe('lintel-baseline.json: nothing to remove from 1 entry.\n');
  });

  test('makes no baseline where there is none', async () => {
    const cwd = project();
    expect(await runCli(['baseline', '--prune'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'There is no baseline: lintel-baseline.json does not exist.\n' });
    expect(existsSync(join(cwd, 'lintel-baseline.json'))).toBe(false);
  });
});

describe('a baseline is left as it is', () => {
  test.each([[['baseline']], [['baseline', '--prune']]])('where a part of the project cannot be read: %j', async (args) => {
    const cwd = project({ 'src/b.ts': promise('load') });
    await runCli(['baseline'], { cwd });
    const before = text(cwd);
    writeFileSync(join(cwd, 'src/a.ts'), 'export const a = 1;\n');
    writeFileSync(join(cwd, 'src/b.ts'), `export const b = '${'b'.repeat(21 * 1024 * 1024)}';\n`);
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/src\/b\.ts:1: The file was not read.*\nlintel: lintel-baseline\.json was left as it is/);
    expect(text(cwd)).toBe(before);
  });

  test.runIf(process.getuid?.() !== 0)('where it cannot be written', async () => {
    const cwd = project();
    chmodSync(cwd, 0o555);
    const { code, stderr } = await runCli(['baseline', '--no-cache'], { cwd, env: { HOME: '/nonexistent' } });
    chmodSync(cwd, 0o755);
    expect(code).toBe(2);
    expect(stderr).toMatch(/lintel-baseline\.json could not be written: EACCES/);
  });

  test('where its place is taken by a folder', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'lintel-baseline.json'));
    const { code, stderr } = await runCli(['baseline'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/lintel-baseline\.json: The baseline could not be read: it is a folder/);
  });
});
