/** A configuration of lintel's that cannot be used: told once, whoever runs ESLint. */
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn, placesOf } from './lint-with-eslint.ts';

const plugin = new URL('../../src/eslint/index.ts', import.meta.url).href;
const bins = { 'ESLint 9': '../../node_modules/eslint-9/bin/eslint.js', 'ESLint 10': '../../node_modules/eslint/bin/eslint.js' };
const BROKEN = '{ "rules": { "no/such-rule": "error" } }';
const files = { 'package.json': '{ "name": "case" }', ...Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`src/f${String(index)}.js`, 'export const value = 1;\n'])) };

describe('ends a run with one message and exit code 2', () => {
  for (const [name, bin] of Object.entries(bins)) {
    test(name, async () => {
      const cwd = temporaryProject({ ...files, 'lintel.config.json': BROKEN, 'eslint.config.mjs': `import lintel from '${plugin}';\nexport default [lintel.configs.recommended];\n` });
      const { code, output } = await run(new URL(bin, import.meta.url).pathname, cwd);
      expect(code).toBe(2);
      expect(output.match(/There is no such rule/g)).toHaveLength(1);
      expect(output).toContain("Lintel's configuration cannot be used.\nlintel.config.json: ");
      expect(output).not.toMatch(/^\s+at /m);
    });
  }
});

test('stands at the top of each file, from one rule, in a process that lives on', async () => {
  const cwd = temporaryProject({ ...files, 'lintel.config.json': BROKEN });
  await expect(eslintIn(cwd).lintFiles(['.'])).rejects.toThrow(/There is no such rule/);
  expect(placesOf(await eslintIn(cwd).lintFiles(['.']), cwd)).toEqual(Array.from({ length: 5 }, (_, index) => expect.stringMatching(new RegExp(`^src/f${String(index)}\\.js:1:1 .*There is no such rule`)) as unknown));

  writeFileSync(join(cwd, 'lintel.config.json'), '{ rules');
  expect(placesOf(await eslintIn(cwd).lintFiles(['src/f0.js']), cwd)).toEqual([expect.stringMatching(/lintel\.config\.json: The configuration could not be loaded/)]);
  rmSync(join(cwd, 'lintel.config.json'));
  expect(placesOf(await eslintIn(cwd).lintFiles(['.']), cwd)).toEqual([]);
});

function run(bin: string, cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=source', '--import', import.meta.resolve('tsx'), bin, '.'], { cwd, env: { PATH: process.env['PATH'], HOME: cwd } }, (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }));
  });
}
