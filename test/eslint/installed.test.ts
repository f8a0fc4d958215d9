/** The package as npm installs it beside ESLint alone: no TypeScript, no other parser. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../../scripts/build/bundle.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const send = 'async function send() { await fetch("https://mail.example"); }\n';
const rule = 'lintel/errors/no-floating-promise';
const files = {
  'package.json': '{ "name": "case" }',
  'eslint.config.mjs': "import { defineConfig } from 'eslint/config';\nimport lintel from 'lintel/eslint';\nexport default defineConfig({ plugins: { lintel }, extends: ['lintel/recommended'] });\n",
  'eslint.config.cjs': "const lintel = require('lintel/eslint');\nmodule.exports = [lintel.configs.strict];\n",
  'src/module.mjs': `${send}export function run() { send(); }\n`,
  'src/script.cjs': `${send}exports.run = function () { send(); };\n`,
};
let cwd: string;

beforeAll(async () => {
  cwd = temporaryProject(files);
  const installed = join(cwd, 'node_modules/lintel');
  await bundle(join(installed, 'dist'));
  for (const name of ['package.json', 'docs', 'README.md', 'LICENSE']) cpSync(join(root, name), join(installed, name), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  for (const folder of closureOf([...Object.keys(dependencies), 'eslint'])) {
    mkdirSync(join(cwd, folder), { recursive: true });
    cpSync(join(root, folder), join(cwd, folder), { recursive: true, filter: (source) => !source.slice(join(root, folder).length).includes('/node_modules') });
  }
});

test('there is no TypeScript', () => {
  expect(existsSync(join(cwd, 'node_modules/typescript'))).toBe(false);
  expect(existsSync(join(cwd, 'node_modules/@typescript-eslint'))).toBe(false);
});

test.each(['eslint.config.mjs', 'eslint.config.cjs'])('it lints modules and scripts with %s', async (config) => {
  const results = await eslint(['--format', 'json', '--config', config, 'src']);
  expect(results.map(({ filePath, messages }) => [filePath.slice(cwd.length + 1), ...messages.map((message) => message.ruleId)])).toEqual([
    ['src/module.mjs', rule],
    ['src/script.cjs', rule],
  ]);
});

test('a rule’s page is where its address says', async () => {
  const { stdout } = await node(['--input-type=module', '--eval', `import lintel from 'lintel/eslint'; console.log(lintel.rules['errors/no-floating-promise'].meta.docs.url)`]);
  expect(readFileSync(fileURLToPath(stdout.trim()), 'utf8')).toContain('# errors/no-floating-promise');
});

test('`require` gives the plugin itself', async () => {
  const { stdout } = await node(['--no-warnings', '--eval', "console.log(require('lintel/eslint').meta.name)"]);
  expect(stdout).toBe('lintel\n');
});

async function eslint(args: readonly string[]): Promise<{ filePath: string; messages: { ruleId: string }[] }[]> {
  const { stdout } = await node(['--no-warnings', 'node_modules/eslint/bin/eslint.js', ...args]);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof eslint>>;
}

/** ESLint ends with 1 when it finds something. */
async function node(args: readonly string[]): Promise<{ stdout: string }> {
  try {
    return await promisify(execFile)(process.execPath, [...args], { cwd, env: { PATH: process.env['PATH'], HOME: cwd } });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1 && 'stdout' in error) return { stdout: String(error.stdout) };
    throw error;
  }
}

/** Folders of the packages and of all that they need, as the lock file places them. */
function closureOf(names: readonly string[]): ReadonlySet<string> {
  interface Entry {
    readonly dependencies?: Record<string, string>;
    readonly optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };
  const folders = new Set(names.map((name) => `node_modules/${name}`));
  for (const folder of folders) {
    const { dependencies = {}, optionalDependencies = {} } = packages[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = placesFor(folder, name).find((candidate) => candidate in packages);
      if (place !== undefined && existsSync(join(root, place))) folders.add(place);
    }
  }
  return folders;
}

/** Where Node looks for a package, the nearest first. */
function placesFor(folder: string, name: string): readonly string[] {
  const parts = folder.split('/node_modules/');
  return parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`).concat(`node_modules/${name}`);
}
