/** What is wrong with the rules' settings in a configuration: unknown ids and options that a rule does not accept. */
import type { z } from 'zod';
import { suggest } from '#load/suggest.ts';
import type { Config } from '#model/config.ts';
import type { AnyRule } from '#model/rule.ts';

/** One sentence for each mistake; empty if there is none. */
export function settingMistakes(rules: readonly AnyRule[], config: Config): readonly string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const places = [
    { where: 'rules', rules: config.rules },
    ...config.overrides.map((override, index) => ({ where: `overrides[${String(index)}].rules`, rules: override.rules })),
  ];
  const inRules = places.flatMap(({ where, rules: settings }) =>
    Object.entries(settings).flatMap(([id, setting]) => {
      const place = `${where}["${id}"]`;
      const rule = byId.get(id);
      if (rule === undefined) return [`${place}: There is no such rule.${suggest(id, [...byId.keys()])}`];
      return optionMistakes(rule, setting.options).map((mistake) => `${place}: ${mistake}`);
    }),
  );
  return [...inRules, ...neverBaselineMistakes([...byId.keys()], config)];
}

function neverBaselineMistakes(ids: readonly string[], { neverBaseline }: Config): readonly string[] {
  const categories = [...new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))];
  return neverBaseline
    .filter((pattern) => !ids.includes(pattern) && !categories.some((category) => pattern === `${category}/*`))
    .map((pattern) => {
      const hint = pattern.endsWith('/*') ? suggest(pattern.slice(0, -2), categories).replace('"?', '/*"?') : suggest(pattern, ids);
      return `neverBaseline: There is no rule or category "${pattern}".${hint}`;
    });
}

function optionMistakes(rule: AnyRule, options: unknown): readonly string[] {
  if (options === undefined) return [];
  if (rule.options === undefined) return isEmpty(options) ? [] : ['The rule takes no options.'];
  const parsed = rule.options.safeParse(options);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue: z.core.$ZodIssue) => `${issue.path.length === 0 ? '' : `${issue.path.join('.')}: `}${issue.message}.`);
}

function isEmpty(options: unknown): boolean {
  return typeof options === 'object' && options !== null && Object.keys(options).length === 0;
}
