/** What the stages found, as a run's result: paths as the caller sees them. */
import type { Checked } from '#check/run-rules.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { RunProblem, RunResult } from '#model/run.ts';
import { placeIn, rootedIn } from '#report/place-in.ts';
import { placeFinding, placeSilence } from './place-finding.ts';

export interface RunParts extends Pick<RunResult, 'version' | 'root' | 'cwd' | 'config' | 'system'> {
  readonly checked: Checked;
  readonly baselined: readonly Finding[];
  readonly stale: readonly BaselineEntry[];
  readonly reported: readonly FileFacts[];
  /** Paths relative to the root. */
  readonly problems: readonly RunProblem[];
  readonly counts: { readonly extracted: number; readonly cached: number };
  /** Text by a path relative to the root. */
  readonly textOf: (path: string) => string | undefined;
  readonly times: { readonly ms: number; readonly stages: Readonly<Record<string, number>> };
}

export function resultOf({ checked, baselined, stale, problems, reported, counts, times, textOf, ...run }: RunParts): RunResult {
  const place = placeIn(run);
  const names = new Set(reported.map((file) => file.path));
  return {
    ...run,
    reported: reported.map((file) => file.path),
    findings: checked.findings.map((finding) => placeFinding(finding, place)),
    suppressed: checked.suppressed.map((finding) => placeFinding(finding, place)),
    baselined: baselined.map((finding) => placeFinding(finding, place)),
    staleBaseline: stale,
    ...(checked.silences && { silences: checked.silences.map((silence) => placeSilence(silence, place)) }),
    problems: [...problems.filter((problem) => concerns(problem, names, run.system)), ...checked.problems]
      .map(({ file, line, message, kind }) => ({ file: place(file), line, message, kind }))
      .sort(compareProblems),
    textOf: (path) => textOf(rootedIn(run)(path)),
    coverage: run.system.coverage,
    stats: { ...times, ...counts, rules: checked.ms },
  };
}

/** A hint about a file that nobody asked about is noise; an unread one may have changed any verdict. */
function concerns({ kind, file }: RunProblem, reported: ReadonlySet<string>, { program }: RunParts['system']): boolean {
  return kind === 'unread' || reported.has(file) || program.file(file) === undefined;
}

function compareProblems(a: RunProblem, b: RunProblem): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
