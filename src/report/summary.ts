/** The last lines of a run for people: how many findings, how much was read and understood, and what was not. */
import type { Finding, Severity } from '#model/finding.ts';
import type { RunResult } from '#model/run.ts';
import type { ReportSurroundings } from './surroundings.ts';

/** Ends with a line break. */
export function prettySummary(result: RunResult, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `${verdict(result, colors)}\n${prettyCoverage(result, { colors })}`;
}

/** How much was read and resolved, without a word on findings. */
export function prettyCoverage(result: RunResult, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `${colors.dim(understanding(result))}\n`;
}

function verdict({ findings, suppressed }: RunResult, colors: ReportSurroundings['colors']): string {
  const silenced = suppressed.length > 0 ? ` (${String(suppressed.length)} suppressed by comments)` : '';
  if (findings.length === 0) return `${colors.green('No findings')}${silenced}.`;

  const errors = countOf(findings, 'error');
  const paint = errors > 0 ? colors.red : colors.yellow;
  const kinds = [plural(errors, 'error'), plural(countOf(findings, 'warning'), 'warning'), plural(countOf(findings, 'info'), 'info')];
  return `\n${paint(plural(findings.length, 'finding'))}: ${kinds.join(', ')}${silenced}.`;
}

/** What was read, and what lintel could not tell: silence about the unknown would look like a clean bill. */
function understanding({ coverage, problems }: RunResult): string {
  const unread = problems.filter((problem) => problem.kind === 'unread').length;
  const read = [
    plural(coverage.files, 'file'),
    `${plural(coverage.entryPoints, 'entry point')}${aside(coverage.unknownAuth, 'with unknown authentication')}${aside(coverage.unresolvedRoutes, 'routes unresolved')}`,
    `${plural(coverage.queries, 'query', 'queries')}${aside(coverage.queriesWithUnknownEntity, 'on an unknown entity')}`,
    `${String(coverage.resolvedCalls)} of ${plural(coverage.calls, 'call')} resolved${share(coverage.resolvedCalls, coverage.calls)}`,
  ];
  return `Read ${read.join(', ')}; ${unread === 0 ? 'nothing unread' : `${String(unread)} unread`}.`;
}

function aside(count: number, words: string): string {
  return count === 0 ? '' : ` (${String(count)} ${words})`;
}

/** Rounded down: 100 % is said of all only. */
function share(part: number, whole: number): string {
  return whole === 0 ? '' : ` (${String(Math.floor((part / whole) * 100))} %)`;
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
