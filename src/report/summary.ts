/** The last lines of a run for people: how many findings, how much was read and understood, and what was not. */
import { countOf, countWords, plural } from './count-words.ts';
import { printable } from './printable.ts';
import type { ReportedRun } from './report.ts';
import type { ReportSurroundings } from './surroundings.ts';

/** Ends with a line break. */
export function prettySummary(result: ReportedRun, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `${verdict(result, colors)}\n${prettyCoverage(result, { colors })}`;
}

/** How much was read and resolved, without a word on findings. */
export function prettyCoverage(result: ReportedRun, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `${colors.dim(understanding(result))}\n`;
}

function verdict(run: ReportedRun, colors: ReportSurroundings['colors']): string {
  const { findings, since } = run;
  const what = since === undefined ? 'finding' : 'new finding';
  const scope = since === undefined ? '' : ` since ${printable(since)}`;
  if (findings.length === 0) return `${colors.green(`No ${what}s`)}${scope}${silenced(run)}.`;

  const paint = countOf(findings, 'error') > 0 ? colors.red : colors.yellow;
  return `\n${paint(plural(findings.length, what))}${scope}: ${countWords(findings)}${silenced(run)}.`;
}

function silenced({ suppressed, baselined }: ReportedRun): string {
  const parts = [
    ...(suppressed.length > 0 ? [`${String(suppressed.length)} suppressed by comments`] : []),
    ...(baselined.length > 0 ? [`${String(baselined.length)} in the baseline`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What was read, and what lintel could not tell: silence about the unknown would look like a clean bill. */
function understanding({ coverage, problems }: ReportedRun): string {
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
