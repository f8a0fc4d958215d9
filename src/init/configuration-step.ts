/** The configuration file of a project that has none. */
import type { Workplace } from '#model/workplace.ts';
import { done, type InitStep } from './init-plan.ts';

const TITLE = 'a configuration to grow from';

export function configurationStep({ prefix, texts, dependencies, configuration }: Workplace): InitStep {
  if (configuration !== undefined) return done('configuration', TITLE);
  const isTypeScript = texts.has(`${prefix}tsconfig.json`) || dependencies.includes('typescript');
  return { part: 'configuration', title: TITLE, changes: [{ file: `${prefix}lintel.config.${isTypeScript ? 'ts' : 'mjs'}`, before: undefined, after: CONFIGURATION }], byHand: '' };
}

const CONFIGURATION = `import { defineConfig } from 'lintel';

// Everything here may be left out. \`lintel print-config <file>\` shows what is in force and where it comes from.
export default defineConfig({
  // Or 'strict', which turns every rule on.
  extends: 'recommended',

  // Levels of single rules: 'off', 'info', 'warning' or 'error'. \`lintel rules\` lists them.
  rules: {},

  // Rules whose findings no baseline may hide.
  neverBaseline: [],
});
`;
