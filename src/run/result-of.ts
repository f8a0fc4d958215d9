/** What the stages found, as a run's result: paths as the caller sees them. */
import type { Checked } from '#check/run-rules.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { RunProblem, RunResult } from '#model/run.ts';
import type { Span } from '#model/span.ts';
import { placeIn } from '#report/place-in.ts';

export interface RunParts extends Pick<RunResult, 'version' | 'root' | 'cwd' | 'config' | 'system'> {
  readonly checked: Checked;
  readonly reported: readonly FileFacts[];
  /** Paths relative to the root. */
  readonly problems: readonly RunProblem[];
  readonly counts: { readonly extracted: number; readonly cached: number };
  readonly times: { readonly ms: number; readonly stages: Readonly<Record<string, number>> };
}

export function resultOf({ checked, problems, reported, counts, times, ...run }: RunParts): RunResult {
  const place = placeIn(run);
  const rePlace = (finding: Finding): Finding => ({
    ...finding,
    span: spanAt(finding.span, place),
    evidence: finding.evidence.map((step) => ({ ...step, span: spanAt(step.span, place) })),
  });
  return {
    ...run,
    reported: reported.map((file) => file.path),
    findings: checked.findings.map(rePlace),
    suppressed: checked.suppressed.map(rePlace),
    problems: [...problems, ...checked.problems].map((problem) => ({ ...problem, file: place(problem.file) })).sort(compareProblems),
    coverage: run.system.coverage,
    stats: { ...times, ...counts, rules: checked.ms },
  };
}

function spanAt(span: Span, place: (path: string) => string): Span {
  return { ...span, file: place(span.file) };
}

function compareProblems(a: RunProblem, b: RunProblem): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
