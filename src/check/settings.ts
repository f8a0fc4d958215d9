/** Which rules are on for a file, at what level, with what options. */
import picomatch from 'picomatch';
import type { Config, Level } from '#model/config.ts';
import type { AnyRule } from '#model/rule.ts';

export interface Setting {
  readonly rule: AnyRule;
  readonly level: Level;
  /** The configuration names this level; else it is the rule's own. */
  readonly chosen: boolean;
  /** An override asks for the rule in files like this one, so even tests and scripts are reported. */
  readonly asked: boolean;
  /** Where the level comes from: `rules`, `overrides[1].rules`, or `the preset recommended`. */
  readonly from: string;
  readonly options: unknown;
}

/** Settings of all rules by path, in the order of `rules`. Options that a rule does not accept are replaced by its defaults. */
export function compileSettings(rules: readonly AnyRule[], config: Config): (path: string) => readonly Setting[] {
  const overrides = config.overrides.map((override) => ({ matches: picomatch([...override.files], { dot: true }), rules: override.rules }));
  // Files under the same overrides share their settings; most projects have a handful of combinations.
  const byCombination = new Map<string, readonly Setting[]>();

  return (path) => {
    const matching = overrides.flatMap((override, index) => (override.matches(path) ? [{ from: `overrides[${String(index)}].rules`, rules: override.rules }] : []));
    const combination = overrides.map((override) => (override.matches(path) ? '1' : '0')).join('');
    const known = byCombination.get(combination);
    if (known !== undefined) return known;

    const settings = rules.map((rule) => settingOf(rule, config, matching));
    byCombination.set(combination, settings);
    return settings;
  };
}

function settingOf(rule: AnyRule, config: Config, overrides: readonly { readonly from: string; readonly rules: Config['rules'] }[]): Setting {
  let level: Level | undefined;
  let options: unknown;
  let asked = false;
  let origin = `the preset ${config.preset}`;
  for (const { from, rules } of [{ from: 'rules', rules: config.rules }, ...overrides]) {
    const entry = rules[rule.id];
    if (entry === undefined) continue;
    if (entry.level !== undefined) origin = from;
    level = entry.level ?? level;
    options = entry.options ?? options;
    asked ||= rules !== config.rules && entry.level !== undefined && entry.level !== 'off';
  }
  const isOn = rule.recommended || config.preset === 'strict';
  return { rule, level: level ?? (isOn ? rule.severity : 'off'), chosen: level !== undefined, asked, from: origin, options: parseOptions(rule, options) };
}

function parseOptions(rule: AnyRule, options: unknown): unknown {
  if (rule.options === undefined) return {};
  const parsed = rule.options.safeParse(options ?? {});
  return parsed.success ? parsed.data : rule.options.parse({});
}
