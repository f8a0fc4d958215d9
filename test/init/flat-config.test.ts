/** ESLint configurations of many shapes: changed by two insertions, or left to people. */
import { describe, expect, test } from 'vitest';
import { addToFlatConfig } from '#init/add-to-flat-config.ts';

const added = (text: string, file = 'eslint.config.js'): string | undefined => addToFlatConfig(file, text);

describe('is added to', () => {
  test.each([
    ['an empty list', 'export default [];\n', "import lintel from 'lintel/eslint';\n\nexport default [lintel.configs.recommended];\n"],
    ['a list in one line', 'export default [a, b];\n', "import lintel from 'lintel/eslint';\n\nexport default [a, b, lintel.configs.recommended];\n"],
    ['a list with a comment behind its last element', "import a from 'a'\nexport default [\n\ta, // first\n]\n", "import a from 'a'\nimport lintel from 'lintel/eslint'\nexport default [\n\ta, // first\n\tlintel.configs.recommended,\n]\n"],
    ['a list without a last comma, with a comment', "import a from 'a';\nexport default [\n  a // first\n];\n", "import a from 'a';\nimport lintel from 'lintel/eslint';\nexport default [\n  a, // first\n  lintel.configs.recommended\n];\n"],
    ['a list of objects', "import a from 'a';\nexport default [\n  {\n    rules: {},\n  },\n];\n", "import a from 'a';\nimport lintel from 'lintel/eslint';\nexport default [\n  {\n    rules: {},\n  },\n  lintel.configs.recommended,\n];\n"],
    ['a list behind a name', "import a from 'a';\nconst config = [\n  a,\n];\n\nexport default config;\n", "import a from 'a';\nimport lintel from 'lintel/eslint';\nconst config = [\n  a,\n  lintel.configs.recommended,\n];\n\nexport default config;\n"],
    ['defineConfig with a list', "import { defineConfig } from 'eslint/config';\nexport default defineConfig([a]);\n", "import { defineConfig } from 'eslint/config';\nimport lintel from 'lintel/eslint';\nexport default defineConfig([a, lintel.configs.recommended]);\n"],
    ['defineConfig under another name', "import { defineConfig as config } from 'eslint/config';\nexport default config(a);\n", "import { defineConfig as config } from 'eslint/config';\nimport lintel from 'lintel/eslint';\nexport default config(a, lintel.configs.recommended);\n"],
    ['typescript-eslint’s function', 'import ts from "typescript-eslint";\n\nexport default ts.config(\n  ts.configs.strict,\n);\n', 'import ts from "typescript-eslint";\nimport lintel from "lintel/eslint";\n\nexport default ts.config(\n  ts.configs.strict,\n  lintel.configs.recommended,\n);\n'],
    ['a typed list', "import a from 'a';\nexport default [a] satisfies Linter.Config[];\n", "import a from 'a';\nimport lintel from 'lintel/eslint';\nexport default [a, lintel.configs.recommended] satisfies Linter.Config[];\n", 'eslint.config.ts'],
    ['module.exports', "'use strict';\n\nmodule.exports = [a];\n", "'use strict';\n\nconst lintel = require('lintel/eslint');\n\nmodule.exports = [a, lintel.configs.recommended];\n"],
    ['module.exports of a call', 'const { defineConfig } = require("eslint/config");\nmodule.exports = defineConfig([\n  a,\n]);\n', 'const { defineConfig } = require("eslint/config");\nconst lintel = require("lintel/eslint");\nmodule.exports = defineConfig([\n  a,\n  lintel.configs.recommended,\n]);\n'],
    ['a list whose type stands in a comment', "/** @type {import('eslint').Linter.Config[]} */\nexport default [a];\n", "import lintel from 'lintel/eslint';\n\n/** @type {import('eslint').Linter.Config[]} */\nexport default [a, lintel.configs.recommended];\n"],
    ['a file with a licence first', '/* Licence */\n\nexport default [a];\n', "/* Licence */\n\nimport lintel from 'lintel/eslint';\n\nexport default [a, lintel.configs.recommended];\n"],
    ['a file that has the name already', "import lintel from './lintel.js';\nexport default [lintel];\n", "import lintel from './lintel.js';\nimport lintelPlugin from 'lintel/eslint';\nexport default [lintel, lintelPlugin.configs.recommended];\n"],
  ])('%s', (_shape, before, after, file = 'eslint.config.js') => {
    expect(added(before, file)).toBe(after);
  });
});

describe('is left to people', () => {
  test.each([
    ['a function of somebody’s own', "import antfu from '@antfu/eslint-config';\nexport default antfu({ vue: true });\n"],
    ['a function called config that is not ESLint’s', "import { config } from './ours.js';\nexport default config([a]);\n"],
    ['a promise', 'export default (async () => [a])();\n'],
    ['a list that is put together', 'export default a.concat(b);\n'],
    ['another file’s list', "export { default } from './other.js';\n"],
    ['one object', 'export default { rules: {} };\n'],
    ['two answers', 'if (process.env.CI) module.exports = [a];\nelse module.exports = [b];\n'],
    ['a name without a value', 'let config;\nexport default config;\n'],
    ['a list that holds itself', 'const config = config;\nexport default config;\n'],
    ['broken code', 'export default [\n'],
    ['nothing', ''],
  ])('%s', (_shape, text) => {
    expect(added(text)).toBeUndefined();
  });
});
