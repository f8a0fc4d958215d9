/** The entry in ESLint's flat configuration. */
import type { Workplace } from '#model/workplace.ts';
import { addToFlatConfig } from './add-to-flat-config.ts';
import { jsonAt } from './edit-json.ts';
import { done, type InitStep } from './init-plan.ts';
import { keepLineBreaks } from './keep-line-breaks.ts';

const TITLE = 'lintel’s rules in ESLint and in editors';

/** Undefined where ESLint is not used. */
export function eslintStep({ texts, prefix, dependencies }: Workplace): InitStep | undefined {
  const flat = [...texts.keys()].find((file) => file.startsWith(prefix) && /^eslint\.config\.\w+$/.test(file.slice(prefix.length)));
  if (flat === undefined) return withoutFlatConfig(texts, prefix, dependencies.includes('eslint'));

  const before = texts.get(flat) ?? '';
  // By the import: a comment that speaks of lintel is not one.
  if (/(?:from|require\s*\(|import)\s*['"]lintel\/eslint['"]/.test(before)) return done('eslint', TITLE);

  const after = keepLineBreaks(before, (text) => addToFlatConfig(flat, text));
  if (after !== undefined) return { part: 'eslint', title: TITLE, changes: [{ file: flat, before, after }], byHand: '' };
  const isCommonJs = flat.endsWith('.cjs') || flat.endsWith('.cts') || /\bmodule\.exports\b/.test(before);
  return byHand(`The shape of ${flat} is not one that lintel changes by itself. Add these two lines, the second to the list of configurations:\n  ${isCommonJs ? "const lintel = require('lintel/eslint');" : "import lintel from 'lintel/eslint';"}\n  lintel.configs.recommended,`);
}

function withoutFlatConfig(texts: Workplace['texts'], prefix: string, isInstalled: boolean): InitStep | undefined {
  const old = [...texts.keys()].find((file) => file.startsWith(`${prefix}.eslintrc`)) ?? (jsonAt(texts.get(`${prefix}package.json`) ?? '', ['eslintConfig']) === undefined ? undefined : `${prefix}package.json`);
  if (old !== undefined) return byHand(`${old} is ESLint’s old kind of configuration, which ESLint 9 reads only if it is told to and ESLint 10 not at all; lintel is a plugin for the new kind. \`npx @eslint/migrate-config ${old}\` turns one into the other; run \`lintel init\` again then. Until then lintel works on the command line, in hooks and in CI.`);
  return isInstalled ? byHand('ESLint is installed and has no configuration here. Once there is an eslint.config.js, `lintel init` adds itself.') : undefined;
}

function byHand(text: string): InitStep {
  return { part: 'eslint', title: TITLE, changes: [], byHand: text };
}
