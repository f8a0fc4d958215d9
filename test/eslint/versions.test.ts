/** ESLint 9 and 10 take the plugin: its configurations by object and by name, every parser that people have, and its types. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';
import * as ten from 'eslint';
import * as tenConfig from 'eslint/config';
import * as nine from 'eslint-9';
import * as nineConfig from 'eslint-9/config';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import lintel from '#eslint/index.ts';
import { rules } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const send = 'async function send() { await fetch("https://mail.example"); }\n';
const FLOATING = ['2:25 lintel/errors/no-floating-promise'];
const cwd = temporaryProject({
  'package.json': '{ "name": "case" }',
  'module.mjs': `${send}export function run() { send(); }\n`,
  'script.cjs': `${send}exports.run = function () { send(); };\n`,
  'typed.ts': `${send}export function run(): void { send(); }\n`,
  'view.tsx': `${send}export function Run() { send(); return <p />; }\n`,
});

describe.each([
  { name: 'ESLint 9', version: '9.', ESLint: nine.ESLint, Linter: nine.Linter as unknown as typeof ten.Linter, ...(nineConfig as unknown as typeof tenConfig) },
  { name: 'ESLint 10', version: '10.', ESLint: ten.ESLint, Linter: ten.Linter, ...tenConfig },
])('$name', ({ version, ESLint, Linter, defineConfig }) => {
  const lint = async (file: string, config: ten.Linter.Config[]): Promise<string[]> => {
    const typed: ten.Linter.Config = { files: ['**/*.{ts,tsx}'], languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } } };
    const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [typed, ...config] }).lintFiles([file]);
    return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? message}`));
  };

  test('is the version that it should be', () => {
    expect(ESLint.version.startsWith(version)).toBe(true);
    expect(Linter.version.startsWith(version)).toBe(true);
  });

  test('takes each configuration as an object and by its name', async () => {
    for (const name of ['recommended', 'strict', 'all'] as const) {
      expect(await lint('module.mjs', defineConfig({ extends: [lintel.configs[name]] }))).toEqual(FLOATING);
      expect(await lint('module.mjs', defineConfig({ plugins: { lintel }, extends: [`lintel/${name}`] }))).toEqual(FLOATING);
      expect(await lint('module.mjs', [lintel.configs[name]])).toEqual(FLOATING);
    }
    expect(await lint('module.mjs', defineConfig({ plugins: { lintel }, extends: ['lintel/recommended'], rules: { 'lintel/errors/no-floating-promise': 'off' } }))).toEqual([]);
  });

  test('reads modules, scripts, TypeScript and JSX with whichever parser it has for them', async () => {
    for (const file of ['module.mjs', 'script.cjs', 'typed.ts', 'view.tsx']) expect({ file, found: await lint(file, [lintel.configs.strict]) }).toMatchObject({ file, found: [expect.stringContaining('lintel/errors/no-floating-promise')] });
  });

  test('knows configurations and the plugin by name', async () => {
    expect(Object.entries(lintel.configs).map(([key, config]) => [key, config.name])).toEqual(['recommended', 'strict', 'all'].map((name) => [name, `lintel/${name}`]));
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [lintel.configs.all] });
    const config = (await eslint.calculateConfigForFile('module.mjs')) as { rules: object };
    expect(Object.keys(config.rules).sort()).toEqual(rules.map(({ id }) => `lintel/${id.replace(/^lintel\//, '')}`).sort());
  });
});

// The compiler sees the same file with ESLint 10 whenever it looks at this repository.
test('the plugin’s types fit defineConfig of ESLint 9', () => {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = join(here, '../..');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const types = join(root, 'node_modules/eslint-9/lib/types');
  const program = ts.createProgram([join(here, 'typed-configuration.ts')], { ...options, paths: { eslint: [join(types, 'index.d.ts')], 'eslint/config': [join(types, 'config-api.d.ts')] } });

  expect(program.getSourceFiles().map((file) => file.fileName)).toContain(join(types, 'config-api.d.ts'));
  const looked = ['test/eslint/typed-configuration.ts', 'src/eslint/index.ts', 'src/eslint/eslint-rule.ts', 'src/eslint/lints.ts'].map((file) => program.getSourceFile(join(root, file)));
  expect(looked.flatMap((file) => program.getSemanticDiagnostics(file)).map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))).toEqual([]);
});
