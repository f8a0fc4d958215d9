/** Lint settings for lintel's own source. */
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'fixtures/', 'node_modules/', 'scripts/bench/bare-parse.js'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Arrays are walked by index in the hot paths; the compiler's `noUncheckedIndexedAccess` makes each such place prove itself or say `!`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // The model's interfaces are written with method syntax, and every one of them is a record of plain functions.
      '@typescript-eslint/unbound-method': 'off',
      // `onExit: () => stop()` is how everybody writes it.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `table.set(key, (values = new Map()))` makes it see a `Map<any, any>`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 350 }],
      'max-params': ['error', { max: 4 }],
    },
  },
  // The recursions of the linker and the router carry their place with them.
  { files: ['src/link/**/*.ts', 'src/system/**/*.ts'], rules: { 'max-params': ['error', { max: 5 }] } },
  { files: ['rules/**/*.ts'], ignores: ['rules/index.ts'], rules: { 'max-lines': ['error', { max: 150 }] } },
  { files: ['src/libraries/**/*.ts'], ignores: ['src/libraries/index.ts'], rules: { 'max-lines': ['error', { max: 200 }] } },
);
