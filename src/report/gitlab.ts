/** GitLab's Code Quality report: a list of findings that merge requests compare by fingerprint. */
import type { Finding, Severity } from '#model/finding.ts';
import { printable } from './printable.ts';
import type { Report, ReportedRun } from './report.ts';

const SEVERITIES: Record<Severity, string> = { error: 'critical', warning: 'major', info: 'info' };

/** Paths are relative to the repository. */
export function gitlabReport({ findings, explanations }: ReportedRun): Report {
  const taken = new Map<string, number>();
  const issues = findings.map((finding) => issue(finding, uniqueIn(taken, finding.fingerprint)));
  return { text: `${JSON.stringify(issues, null, 2)}\n`, notes: explanations === undefined ? [] : ['GitLab shows one line for each finding, so there is no place for explanations.'] };
}

function issue({ span, severity, rule, message }: Finding, fingerprint: string): object {
  return {
    description: printable(message),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: span.file.replaceAll(/\p{Surrogate}/gu, '\uFFFD'), lines: { begin: span.line, end: span.endLine } },
  };
}

/** GitLab drops an issue whose fingerprint another one has. */
function uniqueIn(taken: Map<string, number>, fingerprint: string): string {
  const before = taken.get(fingerprint) ?? 0;
  taken.set(fingerprint, before + 1);
  return before === 0 ? fingerprint : `${fingerprint}-${String(before + 1)}`;
}
