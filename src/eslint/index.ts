/** ESLint plugin: each lintel rule is an ESLint rule of the same id, answered by one engine per project. */
import type { Linter, Rule } from 'eslint';
import type { AnyRule } from '#model/rule.ts';
import { rules, version } from '#index.ts';
import { eslintRule } from './eslint-rule.ts';

export interface LintelPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<'recommended' | 'strict' | 'all', Linter.Config>;
}

const plugin: LintelPlugin = {
  meta: { name: 'lintel', version, namespace: 'lintel' },
  rules: Object.fromEntries(rules.map((rule): [string, Rule.RuleModule] => [localName(rule), eslintRule(rule)])),
  configs: {} as LintelPlugin['configs'],
};
// They hold the plugin itself.
plugin.configs.recommended = configOf('lintel/recommended', rules.filter((rule) => rule.recommended));
plugin.configs.strict = configOf('lintel/strict', rules);
plugin.configs.all = configOf('lintel/all', rules);

export default plugin;
// For `require('lintel/eslint')`, which would else get the module's namespace.
export { plugin as 'module.exports' };

function configOf(name: string, on: readonly AnyRule[]): Linter.Config {
  const levels = on.map((rule): [string, Linter.RuleSeverity] => [`lintel/${localName(rule)}`, rule.severity === 'error' ? 'error' : 'warn']);
  return { name, plugins: { lintel: plugin }, rules: Object.fromEntries(levels) };
}

/** ESLint puts the plugin's name before it, and lintel's own rule has it already. */
function localName(rule: AnyRule): string {
  return rule.id.replace(/^lintel\//, '');
}
