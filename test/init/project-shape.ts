/** Projects of every shape that `lintel init` has to find its way in, written by us. */

export interface Shape {
  readonly packageManager: keyof typeof LOCKS;
  readonly eslint: keyof typeof ESLINT;
  readonly hooks: keyof typeof HOOKS;
  readonly ci: keyof typeof CI;
}

export const LOCKS = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' } as const;

export const ESLINT = {
  none: {},
  esm: { 'eslint.config.mjs': "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n" },
  cjs: { 'eslint.config.cjs': "const js = require('@eslint/js');\n\nmodule.exports = [js.configs.recommended];\n" },
  ts: { 'eslint.config.ts': "import { defineConfig } from 'eslint/config';\nimport tseslint from 'typescript-eslint';\n\nexport default defineConfig(\n  { ignores: ['dist/'] },\n  tseslint.configs.recommended\n);\n" },
} as const;

export const HOOKS = {
  none: {},
  husky: { '.husky/pre-commit': '# our own checks\nnpm test\n' },
  lefthook: { 'lefthook.yml': '# hooks\npre-commit:\n  parallel: true\n  commands:\n    types:   # slow\n      run: npx tsc\n' },
  'pre-commit': { '.pre-commit-config.yaml': 'repos:\n- repo: https://github.com/pre-commit/pre-commit-hooks\n  rev: v5.0.0  # pinned\n  hooks:\n  - id: end-of-file-fixer\n' },
} as const;

export const CI = {
  none: {},
  github: { '.github/workflows/test.yml': 'name: test\non: push\n' },
  gitlab: { '.gitlab-ci.yml': 'stages: [build, check]\n\n# everything\nbuild:\n  stage: build\n  script: make\n' },
} as const;

export function filesOf({ packageManager, eslint, hooks, ci }: Shape): Readonly<Record<string, string>> {
  return {
    'package.json': `${JSON.stringify({ name: 'case', dependencies: { express: '5.0.0' }, devDependencies: hooks === 'husky' ? { husky: '9.0.0' } : {} }, null, 2)}\n`,
    [LOCKS[packageManager]]: '',
    'src/app.ts': 'export const a = 1;\n',
    ...ESLINT[eslint],
    ...HOOKS[hooks],
    ...CI[ci],
  };
}
