/** Configuration as the stages see it: validated, with every default filled in. */
import type { ExplainConfig } from './model-explanation.ts';
import type { Severity } from './finding.ts';
import type { Library } from './library.ts';

export type Level = 'off' | 'info' | 'warning' | 'error';

export interface Config {
  /** `recommended` or `strict`: which rules are on before `rules` speaks. */
  readonly preset: 'recommended' | 'strict';
  /** Level and options of single rules, by id. */
  readonly rules: Readonly<Record<string, { readonly level: Level | undefined; readonly options: unknown }>>;
  /** Globs, relative to the root. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Per-folder settings, in order; later ones win. */
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Config['rules'] }[];
  /** Layers by globs, outermost first; empty: by evidence. */
  readonly layers: readonly { readonly name: string; readonly files: readonly string[]; readonly mayUse: readonly string[] }[];
  /** In-house wrappers, in the same rows as the libraries. */
  readonly libraries: readonly Library[];
  readonly failOn: Severity;
  /** File that holds the baseline, relative to the root; it need not be there. */
  readonly baseline: string;
  /** Rules whose findings no baseline hides: ids, or `category/*`. */
  readonly neverBaseline: readonly string[];
  /** Which model explains findings to whoever asks for it; absent where the configuration says nothing. */
  readonly explain?: ExplainConfig;
}
