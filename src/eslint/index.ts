/** ESLint plugin: each lintel rule is an ESLint rule of the same id, answered by one engine per project. */
import type { ESLint, Linter, Rule } from 'eslint';
import type { AnyRule } from '#model/rule.ts';
import { rules, version } from '#index.ts';
import { eslintRule } from './eslint-rule.ts';

const plugin = {
  meta: { name: 'lintel', version, namespace: 'lintel' },
  rules: Object.fromEntries(rules.map((rule): [string, Rule.RuleModule] => [localName(rule), eslintRule(rule)])),
  configs: {} as { recommended: Linter.Config; strict: Linter.Config },
} satisfies ESLint.Plugin;

plugin.configs.recommended = configOf('lintel/recommended', rules.filter((rule) => rule.recommended));
plugin.configs.strict = configOf('lintel/strict', rules);

export default plugin;

function configOf(name: string, on: readonly AnyRule[]): Linter.Config {
  const levels = on.map((rule): [string, Linter.RuleSeverity] => [`lintel/${localName(rule)}`, rule.severity === 'error' ? 'error' : 'warn']);
  return { name, plugins: { lintel: plugin }, rules: Object.fromEntries(levels) };
}

/** ESLint puts the plugin's name before it, and lintel's own rule has it already. */
function localName(rule: AnyRule): string {
  return rule.id.replace(/^lintel\//, '');
}
