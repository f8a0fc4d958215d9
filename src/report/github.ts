/** Workflow commands, which GitHub Actions shows as annotations on the changed files. */
import type { Finding, Severity } from '#model/finding.ts';
import type { Explanations } from '#model/model-explanation.ts';
import { countOf, countWords, plural } from './count-words.ts';
import { explanationLines } from './explanation-lines.ts';
import { byImportance } from './most-important.ts';
import { printable } from './printable.ts';
import type { Report, ReportedRun } from './report.ts';

// GitHub shows ten annotations of each level for a step and drops the others without a word.
const MOST_OF_A_LEVEL = 10;
const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** What GitHub would drop stays in the log as plain lines, and one notice says so. Paths are relative to the repository. */
export function githubReport({ findings, explanations }: ReportedRun): Report {
  const ordered = byImportance(findings);
  const tooMany = Object.keys(LEVELS).some((severity) => countOf(findings, severity as Severity) > MOST_OF_A_LEVEL);
  const left: Record<Severity, number> = { error: MOST_OF_A_LEVEL, warning: MOST_OF_A_LEVEL, info: tooMany ? MOST_OF_A_LEVEL - 1 : MOST_OF_A_LEVEL };
  const lines: string[] = [];
  const rest: Finding[] = [];
  for (const finding of ordered) {
    if (left[finding.severity]-- > 0) lines.push(annotation(finding, explanations));
    else rest.push(finding);
  }
  if (rest.length > 0) {
    lines.push(`::notice title=lintel::${data(`${plural(rest.length, 'more finding')} without an annotation: ${countWords(rest)}. They are in this step's log.`)}`);
    lines.push(`::group::${plural(rest.length, 'more finding')}`, ...rest.map(logLine), '::endgroup::');
  }
  return { text: lines.map((line) => `${line}\n`).join(''), notes: [] };
}

function annotation({ span, severity, rule, message, evidence, fingerprint }: Finding, explanations: Explanations | undefined): string {
  // GitHub wants columns only where both ends are on one line.
  const isOnOneLine = span.line === span.endLine;
  const place = [
    ['file', span.file],
    ['line', String(span.line)],
    ['endLine', String(span.endLine)],
    ...(isOnOneLine ? [['col', String(span.column)], ['endColumn', String(span.endColumn)]] : []),
    ['title', rule],
  ];
  const properties = place.map(([name = '', value = '']) => `${name}=${property(value)}`).join(',');
  const steps = evidence.map((step) => `\n- ${printable(step.message)} (${printable(step.span.file)}:${String(step.span.line)})`);
  const explanation = explanations?.get(fingerprint);
  const words = explanation === undefined ? '' : `\n\n${explanationLines(explanation).join('\n')}`;
  return `::${LEVELS[severity]} ${properties}::${data(`${printable(message)}${steps.join('')}${words}`)}`;
}

/** Begins with the severity, so that no file name can begin a command; `##[` is the older way to begin one, anywhere in a line. */
function logLine({ span, severity, rule, message }: Finding): string {
  return `${severity} ${printable(`${span.file}:${String(span.line)}:${String(span.column)} ${rule}: ${message}`).replaceAll('##[', '## [')}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
