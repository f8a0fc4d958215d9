/** Takes what the project's baseline holds out of what a run has found. */
import { compileBaseline } from '#check/baseline.ts';
import type { Checked } from '#check/run-rules.ts';
import { staleEntries } from '#check/stale-baseline.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config } from '#model/config.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunProblem } from '#model/run.ts';

export interface BaselineParts {
  readonly entries: readonly BaselineEntry[];
  readonly checked: Checked;
  /** Every file of the project. */
  readonly files: readonly string[];
  readonly reported: readonly FileFacts[];
  /** What could not be read; what rules failed on is part of `checked`. */
  readonly problems: readonly RunProblem[];
  readonly rules: readonly AnyRule[];
  readonly config: Config;
}

export interface Baselined {
  /** Without what the baseline holds. */
  readonly checked: Checked;
  readonly baselined: readonly Finding[];
  readonly stale: readonly BaselineEntry[];
}

export function applyBaseline({ entries, checked, files, reported, problems, rules, config }: BaselineParts): Baselined {
  if (entries.length === 0) return { checked, baselined: [], stale: [] };

  const { findings, baselined } = compileBaseline(entries, { files, config })(checked.findings);
  const stale = staleEntries({ entries, baselined, files, reported: reported.map((file) => file.path), problems: [...problems, ...checked.problems], rules, config });
  return { checked: { ...checked, findings }, baselined, stale };
}
