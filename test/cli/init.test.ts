/** `lintel init` on the command line: it shows, it asks, and it writes only what it was told to. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryProject } from '../load/temporary-project.ts';
import { runCli } from './run-cli.ts';

function project(): string {
  const cwd = temporaryProject({
    'package.json': '{ "name": "case", "packageManager": "pnpm@9.0.0", "dependencies": { "express": "5.0.0" } }\n',
    'eslint.config.js': 'export default [\n  {},\n];\n',
    'src/a.ts': 'export const a = 1;\n',
  });
  execFileSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

test('without a terminal and without --yes it shows the plan and writes nothing', async () => {
  const cwd = project();
  const shown = await runCli(['init'], { cwd });
  expect(shown).toMatchSnapshot();
  expect(await runCli(['init', '--yes', '--dry-run'], { cwd })).toEqual({ code: 0, stdout: shown.stdout, stderr: '\nNothing was written.\n' });
  expect(existsSync(join(cwd, 'lintel.config.mjs'))).toBe(false);
});

test('with --yes it writes, says what comes next, and has nothing to do the second time', async () => {
  const cwd = project();
  const { code, stderr } = await runCli(['init', '--yes'], { cwd });
  expect({ code, stderr }).toMatchSnapshot();
  expect(readFileSync(join(cwd, 'eslint.config.js'), 'utf8')).toContain("import lintel from 'lintel/eslint';");
  // What it wrote is a configuration that loads.
  expect((await runCli(['check'], { cwd })).code).toBe(0);
  expect(await runCli(['init', '--yes'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'Lintel is set up here: there is nothing to write.\n' });
});

test('from a folder below it names files as they are seen from there', async () => {
  const { stdout } = await runCli(['init'], { cwd: join(project(), 'src') });
  expect(stdout).toContain('../eslint.config.js\n');
});

test('a broken package.json is an error and nothing is written', async () => {
  const cwd = temporaryProject({ 'package.json': '{', 'src/a.ts': '' });
  const { code, stdout, stderr } = await runCli(['init', '--yes'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^lintel: .*package\.json: it is not valid JSON .* Repair it first\.\n$/);
});
