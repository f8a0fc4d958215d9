/** SARIF 2.1.0, which code scanning and editors read: rules with their words, results with the steps that prove them. */
import type { Invocation, Log, Notification, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { Finding } from '#model/finding.ts';
import type { RunProblem } from '#model/run.ts';
import type { AnyRule } from '#model/rule.ts';
import { countWords, plural } from './count-words.ts';
import { mostImportant } from './most-important.ts';
import type { Report, ReportedRun } from './report.ts';
import { sarifArtifact, SOURCE_ROOT } from './sarif-location.ts';
import { evidenceLeftOut, sarifMessage, sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
// GitHub refuses a run with more.
const MOST_RESULTS = 25_000;

const IN_SOURCE: Suppression = { kind: 'inSource', status: 'accepted' };
const IN_BASELINE: Suppression = { kind: 'external', status: 'accepted' };

const LEFT_OUT = 'lintel/left-out';
const PROBLEMS: Record<RunProblem['kind'], { readonly id: string; readonly level: Notification.level; readonly text: string }> = {
  unread: { id: 'lintel/unread-file', level: 'error', text: 'A file could not be read, so findings may be missing.' },
  partial: { id: 'lintel/partly-read-file', level: 'warning', text: 'Only a part of a file could be read.' },
  notice: { id: 'lintel/notice', level: 'note', text: 'Something about the run is worth knowing.' },
};
const NOTIFICATIONS: ReportingDescriptor[] = [
  ...Object.values(PROBLEMS),
  { id: LEFT_OUT, text: 'A part of the run did not fit into the document.' },
].map(({ id, text }) => ({ id, shortDescription: { text }, fullDescription: { text }, help: { text } }));

export interface SarifOptions {
  readonly rules: readonly AnyRule[];
  /** What a comment or the baseline silences. GitHub knows no suppressions and opens an alert for each result, so for it they are left out. */
  readonly silenced: 'marked' | 'left out';
}

/** Paths are relative to the repository, and nothing in the document depends on where that is on this machine. */
export function sarifReport(run: ReportedRun, { rules, silenced }: SarifOptions): Report {
  const comments = silenced === 'marked' ? run.suppressed : [];
  const baseline = silenced === 'marked' ? run.baselined : [];
  // A silenced finding never takes the place of another one.
  const findings = mostImportant(run.findings, MOST_RESULTS);
  const suppressed = mostImportant(comments, MOST_RESULTS - findings.length);
  const baselined = mostImportant(baseline, MOST_RESULTS - findings.length - suppressed.length);
  const notes = notesOn([...run.findings, ...comments, ...baseline], [...findings, ...suppressed, ...baselined]);

  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const results = (list: readonly Finding[], suppressions: Suppression[]): Result[] => list.map((finding) => ({ ...sarifResult(finding, indexes.get(finding.rule), run.explanations?.get(finding.fingerprint)), suppressions }));
  const document: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lintel', version: run.version, semanticVersion: run.version, rules: rules.map(sarifRule), notifications: NOTIFICATIONS } },
        invocations: [invocation(run, notes)],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the repository.' } } },
        results: [...results(findings, []), ...results(suppressed, [IN_SOURCE]), ...results(baselined, [IN_BASELINE])],
      },
    ],
  };
  return { text: `${JSON.stringify(document, null, 2)}\n`, notes };
}

/** A run that left a file unread has not succeeded, whatever it found. */
function invocation({ problems }: ReportedRun, notes: readonly string[]): Invocation {
  return {
    executionSuccessful: !problems.some((problem) => problem.kind === 'unread'),
    toolExecutionNotifications: [...problems.map(problemNotification), ...notes.map((text): Notification => ({ descriptor: { id: LEFT_OUT }, level: 'warning', message: { text } }))],
  };
}

function problemNotification({ kind, file, line, message }: RunProblem): Notification {
  const { id, level } = PROBLEMS[kind];
  return {
    descriptor: { id },
    level,
    message: { text: sarifMessage(message) },
    locations: [{ physicalLocation: { artifactLocation: sarifArtifact(file), region: { startLine: Math.max(1, line) } } }],
  };
}

function notesOn(all: readonly Finding[], kept: readonly Finding[]): readonly string[] {
  const keptSet = new Set(kept);
  const gone = all.filter((finding) => !keptSet.has(finding));
  const cut = kept.filter((finding) => evidenceLeftOut(finding) > 0).length;
  return [
    ...(gone.length > 0 ? [`${plural(gone.length, 'result')} of lesser weight left out: GitHub takes 25,000 in a run. ${countWords(gone)}.`] : []),
    ...(cut > 0 ? [`The evidence of ${plural(cut, 'result')} is cut: GitHub takes 1,000 locations and 10,000 steps of a flow for each.`] : []),
  ];
}
