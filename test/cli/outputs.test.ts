/** Formats and their files: which goes where, and what happens when one cannot be written. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../load/temporary-project.ts';
import { runCli } from './run-cli.ts';

/** One error (a promise that nobody waits for) and one warning (a comment that silences nothing). */
const files = {
  'package.json': '{ "name": "case" }',
  'src/orders.ts': 'export async function cancel(): Promise<void> {\n  await fetch("https://x.example");\n}\nexport function cancelAll(): void {\n  cancel();\n}\n',
  'src/unused.ts': '// lintel-disable-next-line errors/no-floating-promise -- long gone\nexport const x = 1;\n',
};
const project = (): string => temporaryProject(files);
const read = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

describe('formats and files', () => {
  test('each file belongs to the format before it, and one format goes to stdout', async () => {
    const cwd = project();
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json', '--output-file', 'out/deep/a.json', '--format', 'compact', '--format', 'sarif', '--output-file', 'b.sarif'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2 findings in 2 files: 1 error, 1 warning, 0 infos\.\nsrc\/orders\.ts:5:3 error errors\/no-floating-promise: /);
    expect(stderr).toMatch(/^\n2 findings: 1 error, 1 warning, 0 infos\.\nRead 2 files/);
    expect((JSON.parse(read(cwd, 'out/deep/a.json')) as { findings: unknown[] }).findings).toHaveLength(2);
    expect(read(cwd, 'b.sarif')).toContain('"version": "2.1.0"');
    expect(readdirSync(join(cwd, 'out/deep'))).toEqual(['a.json']);
  });

  test('a file before any format takes what the terminal would show, without colours', async () => {
    const cwd = project();
    const { stdout, stderr } = await runCli(['--output-file', 'report.txt'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '' } });
    expect(stdout).toBe('');
    expect(stderr).toContain('2 findings');
    expect(read(cwd, 'report.txt')).toMatch(/^src\/orders\.ts\n\n {2}5:3 {2}error/);
  });

  test('a second file for the same format is a second copy', async () => {
    const cwd = project();
    await runCli(['check', '--format', 'gitlab', '--output-file', 'a.json', '--output-file', 'b.json'], { cwd });
    expect(read(cwd, 'b.json')).toBe(read(cwd, 'a.json'));
  });

  test.each(['sarif', 'junit'])('%s on stdout has nothing beside it', async (format) => {
    const { stdout, stderr } = await runCli(['check', '--format', format], { cwd: project() });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^[{<]/);
  });

  test('pretty stays in GitHub Actions until another format is asked for', async () => {
    expect((await runCli([], { cwd: project(), env: { GITHUB_ACTIONS: 'true', CI: 'true' } })).stdout).not.toContain('::error');
  });

  test('--quiet is for all of them, and --max-warnings counts on', async () => {
    const cwd = project();
    const { code, stdout } = await runCli(['check', '--quiet', '--max-warnings', '0', '--fail-on', 'never', '--format', 'compact', '--format', 'gitlab', '--output-file', 'a.json'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('1 finding in 2 files: 1 error, 0 warnings, 0 infos.');
    expect(JSON.parse(read(cwd, 'a.json'))).toHaveLength(1);
  });

  test('--max-findings is how many compact shows', async () => {
    const { stdout } = await runCli(['check', '--format', 'compact', '--max-findings', '1'], { cwd: project() });
    expect(stdout).toMatch(/… 1 more finding of lesser weight; --max-findings 2 shows all\.\n/);
  });

  test('--fail-on says what a failure is in junit', async () => {
    const { stdout } = await runCli(['check', '--format', 'junit', '--fail-on', 'warning'], { cwd: project() });
    expect(stdout).toContain('tests="2" failures="2"');
  });
});

describe('a mistake', () => {
  test.each([
    [['--format', 'json', '--format', 'sarif'], /json and sarif cannot both go to stdout/],
    [['--format', 'json', '--output-file', 'a', '--format', 'sarif', '--output-file', 'a'], /a is the --output-file of two formats/],
    [['--format', 'sarfi'], /Formats are pretty, .*Did you mean "sarif"/],
    [['--output-file', ''], /path of a file/],
    [['--format', 'compact', '--max-findings', '-1'], /whole number/],
  ] as const)('%j is told before anything is read', async (args, reason) => {
    const cwd = project();
    const { code, stdout, stderr } = await runCli(['check', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(readdirSync(cwd).sort()).toEqual(['package.json', 'src']);
  });
});

describe('a file that cannot be written', () => {
  test('is said with exit code 2, and costs no other output', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'folder'));
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json', '--output-file', 'folder', '--format', 'sarif', '--output-file', 'src/orders.ts/b.sarif', '--format', 'junit', '--output-file', 'c.xml', '--format', 'compact'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^lintel: cannot write folder: /m);
    expect(stderr).toMatch(/^lintel: cannot write src\/orders\.ts\/b\.sarif: /m);
    expect(read(cwd, 'c.xml')).toContain('</testsuites>');
    expect(stdout).toContain('2 findings');
  });

  test('is no device and no link: what is behind them is written to, and they stay what they are', async () => {
    const cwd = project();
    mkdirSync(join(cwd, 'real'));
    writeFileSync(join(cwd, 'real/a.json'), 'old');
    symlinkSync('real/a.json', join(cwd, 'link.json'));
    const { code } = await runCli(['check', '--output-file', '/dev/null', '--format', 'json', '--output-file', 'link.json'], { cwd });
    expect(code).toBe(1);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
    expect((JSON.parse(read(cwd, 'real/a.json')) as { findings: unknown[] }).findings).toHaveLength(2);
    expect(readdirSync(join(cwd, 'real'))).toEqual(['a.json']);
  });
});

describe('in a folder of a repository', () => {
  test('hosts get paths from the repository’s root, people from where they are', async () => {
    const repository = temporaryProject({ '.git/HEAD': 'ref: refs/heads/main\n', ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/shop #1/${file}`, text])) });
    const cwd = join(repository, 'packages/shop #1');
    const outputs = ['junit', 'github', 'gitlab', 'sarif', 'markdown'].flatMap((format) => ['--format', format, '--output-file', `${format}.out`]);
    expect((await runCli(['check', ...outputs, '--format', 'compact'], { cwd })).stdout).toContain('\nsrc/orders.ts:5:3 error');
    expect(read(cwd, 'junit.out')).toContain('file="src/orders.ts"');
    expect(read(cwd, 'github.out')).toContain('::error file=packages/shop #1/src/orders.ts,line=5');
    expect(read(cwd, 'gitlab.out')).toContain('"path": "packages/shop #1/src/orders.ts"');
    expect(read(cwd, 'sarif.out')).toContain('"uri": "packages/shop%20%231/src/orders.ts"');
    expect(read(cwd, 'markdown.out')).toContain('`packages/shop #1/src/orders.ts:5`');
  });
});

test('what a format has no room for is said on stderr', async () => {
  const lines = Array.from({ length: 25_100 }, (_, index) => `export const x${index} = 1; // lintel-disable-line errors/no-floating-promise`);
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/a.ts': lines.join('\n') });
  const { stderr } = await runCli(['check', '--format', 'sarif', '--output-file', 'a.sarif', '--format', 'compact'], { cwd });
  expect(stderr).toContain('note: sarif: 100 results of lesser weight left out: GitHub takes 25,000 in a run.');
});
