/** What is wrong with the rules' settings in a configuration: unknown ids and options that a rule does not accept. */
import { z } from 'zod';
import type { Config } from '#model/config.ts';
import type { AnyRule } from '#model/rule.ts';
import { nearestName } from './nearest-name.ts';

/** One sentence for each mistake; empty if there is none. */
export function settingMistakes(rules: readonly AnyRule[], config: Config): readonly string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const places = [
    { where: 'rules', rules: config.rules },
    ...config.overrides.map((override, index) => ({ where: `overrides[${String(index)}].rules`, rules: override.rules })),
  ];
  return places.flatMap(({ where, rules: settings }) =>
    Object.entries(settings).flatMap(([id, setting]) => {
      const place = `${where}[${JSON.stringify(id)}]`;
      const rule = byId.get(id);
      if (rule === undefined) return [`${place}: there is no such rule.${suggestion(id, [...byId.keys()])}`];
      return optionMistakes(rule, setting.options).map((mistake) => `${place}: ${mistake}`);
    }),
  );
}

/** ` Did you mean …?` with a leading space, or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

function optionMistakes(rule: AnyRule, options: unknown): readonly string[] {
  if (options === undefined) return [];
  if (rule.options === undefined) return isEmpty(options) ? [] : ['the rule takes no options.'];
  const parsed = rule.options.safeParse(options);
  return parsed.success ? [] : [z.prettifyError(parsed.error).replace(/^✖ /gm, '').replace(/\n\s*→/g, ', ')];
}

function isEmpty(options: unknown): boolean {
  return typeof options === 'object' && options !== null && Object.keys(options).length === 0;
}
