/** Runs the ESLint plugin on a folder. */
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import lintel from '#eslint/index.ts';

const SOURCES = ['**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}'];

/** `config` is the plugin's configuration or one that uses it. TypeScript is read by @typescript-eslint/parser, JavaScript by ESLint's own. */
export function eslintIn(cwd: string, config: Linter.Config = lintel.configs.strict): ESLint {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: SOURCES },
      { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } } },
      { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      config,
    ],
  });
}

/** `src/a.ts:3:5 data/no-n-plus-one message`, sorted. Files that ESLint's parser rejects are left out. */
export function placesOf(results: readonly ESLint.LintResult[], cwd: string): string[] {
  return results
    .flatMap(({ filePath, messages }) => messages.map((message) => `${filePath.slice(cwd.length + 1).replaceAll('\\', '/')}:${message.line}:${message.column} ${idOf(message)} ${message.message.replace(/ Because: .*$/s, '')}`))
    .sort();
}

/** The same with the end of each place, and all that a message says. */
export function rangesOf(results: readonly ESLint.LintResult[], cwd: string): string[] {
  return results
    .flatMap(({ filePath, messages }) => messages.map((message) => `${filePath.slice(cwd.length + 1).replaceAll('\\', '/')}:${message.line}:${message.column}-${message.endLine ?? 0}:${message.endColumn ?? 0} ${idOf(message)} ${message.message}`))
    .sort();
}

/** The command line's id: ESLint puts the plugin's name before it. */
function idOf({ ruleId }: Linter.LintMessage): string {
  return ruleId === null ? 'ESLint' : ruleId === 'lintel/unused-suppression' ? ruleId : ruleId.replace(/^lintel\//, '');
}
