/** A configuration with what the caller asks for on top. */
import type { Config, Level } from '#model/config.ts';

export interface Wishes {
  readonly preset?: Config['preset'];
  /** Levels by rule id. */
  readonly levels?: Readonly<Record<string, Level>>;
}

/** A wish wins everywhere: the same rule's level in an override would else bring back what was just switched off. */
export function withLevels(config: Config, { preset, levels = {} }: Wishes): Config {
  const wished = Object.entries(levels);
  if (preset === undefined && wished.length === 0) return config;

  const settle = (rules: Config['rules'], missing: 'add' | 'leave'): Config['rules'] => {
    const settled = { ...rules };
    for (const [id, level] of wished) {
      if (missing === 'add' || id in settled) settled[id] = { options: settled[id]?.options, level };
    }
    return settled;
  };
  return {
    ...config,
    preset: preset ?? config.preset,
    rules: settle(config.rules, 'add'),
    overrides: config.overrides.map((override) => ({ ...override, rules: settle(override.rules, 'leave') })),
  };
}
