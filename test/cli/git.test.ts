/** `lintel diff` and `lintel --staged` as processes: what they print, and their exit codes. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitProject } from '../harness/git-project.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { runCli } from './run-cli.ts';

const PACKAGE = '{ "name": "case" }';
const CLEAN = "export async function send(order) {\n  await fetch('https://example.com/orders', { method: 'POST', body: order });\n}\n";
/** A swallowed error. */
const BAD = "export async function send(order) {\n  try {\n    await fetch('https://example.com/orders', { method: 'POST', body: order });\n  } catch {}\n}\n";

describe('diff', () => {
  test('is 1 for a new finding, with the finding on stdout and the count on stderr', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN });
    commit({ 'src/a.ts': BAD });
    const { code, stdout, stderr } = await runCli(['diff', 'HEAD~1..HEAD', '--fail-on', 'warning'], { cwd: folder });
    expect([code, stdout]).toEqual([1, expect.stringContaining('errors/no-swallowed-error')]);
    expect(stdout).toContain('} catch {}');
    expect(stderr).toContain('1 new finding since HEAD~1..HEAD');
  });

  test('is 0 for the way back, and says what is fixed', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': BAD });
    commit({ 'src/a.ts': CLEAN });
    const { code, stdout, stderr } = await runCli(['diff', 'HEAD~1..HEAD', '--fail-on', 'info'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fixed\n {2}✓ .* {2}errors\/no-swallowed-error {2}src\/a\.ts:4\n$/);
    expect(stderr).toContain('No new findings since HEAD~1..HEAD.');
  });

  test('as JSON has what the check has, and the change besides', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN });
    const head = commit({ 'src/a.ts': BAD });
    const { stdout } = await runCli(['diff', 'HEAD~1..HEAD', '--format', 'json'], { cwd: folder });
    const document = JSON.parse(stdout) as { findings: { rule: string }[]; diff: { head: string; fixed: unknown[]; system: { entryPoints: { added: unknown[] } } } };
    expect(document.findings.map(({ rule }) => rule)).toEqual(['errors/no-swallowed-error']);
    expect(document.diff).toMatchObject({ head, fixed: [], system: { entryPoints: { added: [], removed: [], changed: [] }, tables: { added: [] } } });
  });

  test('is 2 with the cure where a side is missing, and says so in one line', async () => {
    const { folder, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN });
    git('remote', 'add', 'origin', 'https://example.com/shop.git');
    const { code, stdout, stderr } = await runCli(['diff', 'origin/main'], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('lintel: `origin/main` is no commit that this repository has. Fetch it first, for example with `git fetch origin main`.\n');
  });

  test('tells of changes that are not committed', async () => {
    const { folder, write } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN });
    write({ 'src/a.ts': BAD });
    const { code, stderr } = await runCli(['diff', 'HEAD'], { cwd: folder });
    expect([code, stderr]).toEqual([0, expect.stringContaining('note: 1 file has uncommitted changes')]);
  });
});

test('nothing that a repository’s configuration names is run', async () => {
  const { folder, write, git } = gitProject({ 'package.json': PACKAGE, '.gitattributes': '*.ts filter=spy\n', 'src/a.ts': CLEAN });
  write({ '.git/spy': `#!/bin/sh\ntouch '${folder}/ran'\ncat\n`, 'src/a.ts': BAD });
  git('add', '--all');
  chmodSync(join(folder, '.git/spy'), 0o755);
  for (const key of ['core.fsmonitor', 'filter.spy.clean', 'filter.spy.smudge', 'filter.spy.process', 'gpg.program', 'diff.external']) git('config', key, join(folder, '.git/spy'));
  git('config', 'log.showSignature', 'true');
  write({ 'src/a.ts': `${BAD}\n` });

  expect((await runCli(['--staged', '--fail-on', 'warning'], { cwd: folder })).code).toBe(1);
  expect((await runCli(['diff', 'HEAD', '--staged', '--fail-on', 'warning'], { cwd: folder })).code).toBe(1);
  expect((await runCli(['diff', 'HEAD'], { cwd: folder })).code).toBe(0);
  expect((await runCli([], { cwd: folder })).code).toBe(0);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});

describe('--staged', () => {
  test('reports what is staged, whatever the work tree holds', async () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN, 'src/old.ts': BAD });
    write({ 'src/a.ts': BAD, 'src/with space.ts': BAD });
    git('add', '--all');
    write({ 'src/a.ts': CLEAN, 'src/untracked.ts': BAD });
    const { code, stdout } = await runCli(['--staged', '--fail-on', 'warning', '--format', 'json'], { cwd: folder });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { findings: { file: string }[] }).findings.map(({ file }) => file)).toEqual(['src/a.ts', 'src/with space.ts']);
  });

  test('shows the staged lines', async () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE });
    write({ 'src/a.ts': BAD });
    git('add', '--all');
    write({ 'src/a.ts': '\n\n\n\n' });
    expect((await runCli(['--staged'], { cwd: folder })).stdout).toContain('} catch {}');
  });

  test('is 0 where what is staged is clean and the work tree is not', async () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'export {};\n' });
    write({ 'src/a.ts': CLEAN });
    git('add', '--all');
    write({ 'src/a.ts': BAD });
    expect((await runCli(['--staged', '--fail-on', 'info'], { cwd: folder })).code).toBe(0);
  });

  test('works from a folder, in the first commit, with links and removed files', async () => {
    const { folder, write, git } = gitProject();
    write({ 'package.json': PACKAGE, 'api/src/a.ts': BAD, 'other/b.ts': BAD });
    symlinkSync('a.ts', join(folder, 'api/src/link.ts'));
    git('add', '--all');
    rmSync(join(folder, 'api/src/a.ts'));
    const { stdout } = await runCli(['--staged', '--format', 'json'], { cwd: join(folder, 'api') });
    expect((JSON.parse(stdout) as { findings: { file: string }[] }).findings.map(({ file }) => file)).toEqual(['src/a.ts']);
  });

  test('has nothing to do where no source file is staged', async () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': BAD });
    write({ 'README.md': 'words' });
    git('add', '--all');
    const { code, stderr } = await runCli(['--staged'], { cwd: folder });
    expect([code, stderr]).toEqual([0, 'No source file is staged.\n']);
  });

  test('is 2 in the middle of a merge and outside a repository', async () => {
    const { folder, commit, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'one();\n' });
    git('checkout', '--quiet', '-b', 'topic');
    commit({ 'src/a.ts': 'two();\n' });
    git('checkout', '--quiet', 'main');
    commit({ 'src/a.ts': 'three();\n' });
    expect(() => git('merge', 'topic')).toThrow();
    expect(await runCli(['--staged'], { cwd: folder })).toMatchObject({ code: 2, stderr: 'lintel: src/a.ts is not merged: what is staged is known once the conflict is resolved and added.\n' });
    expect(await runCli(['--staged'], { cwd: temporaryProject({ 'a.ts': '' }) })).toMatchObject({ code: 2, stderr: expect.stringContaining('is not in a git repository') as string });
  });

  test('as a hook it stops a commit, and judges what a partial commit takes', () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': CLEAN, 'src/b.ts': 'export {};\n' });
    const hook = join(folder, '.git/hooks/pre-commit');
    write({ '.git/hooks/pre-commit': `#!/bin/sh\nexec "${process.execPath}" --conditions=source --import "${import.meta.resolve('tsx')}" "${join(import.meta.dirname, '../../src/cli/main.ts')}" --staged --fail-on warning\n` });
    chmodSync(hook, 0o755);
    write({ 'src/a.ts': BAD, 'src/b.ts': 'export const b = 1;\n' });
    expect(() => git('commit', '--all', '--quiet', '--message=bad')).toThrow(/no-swallowed-error/);
    git('commit', '--quiet', '--message=good', 'src/b.ts');
    expect(execFileSync('git', ['log', '--format=%s'], { cwd: folder, encoding: 'utf8' })).toBe('good\nchange\n');
  });
});
