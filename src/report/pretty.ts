/** Findings for people: grouped by file, each with its code frame and the chain of steps that prove it. */
import type { EvidenceStep, Finding, Severity } from '#model/finding.ts';
import { codeFrame } from './code-frame.ts';
import { printable } from './printable.ts';
import type { ReportSurroundings } from './surroundings.ts';

const SHOWN_ENTRY_POINTS = 3;

/** Empty if there is nothing to report; else ends with a line break. */
export function prettyFindings(findings: readonly Finding[], surroundings: ReportSurroundings): string {
  const { colors } = surroundings;
  const blocks: string[] = [];
  let file = '';
  for (const finding of findings) {
    if (finding.span.file !== file) {
      file = finding.span.file;
      blocks.push(`${colors.underline(printable(file))}\n`);
    }
    blocks.push(`${prettyFinding(finding, surroundings)}\n`);
  }
  return blocks.join('\n');
}

function prettyFinding(finding: Finding, surroundings: ReportSurroundings): string {
  const { colors } = surroundings;
  const place = `${String(finding.span.line)}:${String(finding.span.column)}`;
  return [
    `  ${colors.dim(place)}  ${severityWord(finding.severity, surroundings)}  ${printable(finding.message)}  ${colors.dim(finding.rule)}${certainty(finding, surroundings)}`,
    ...codeFrame(finding.span, surroundings).map((line) => `    ${line}`),
    ...chain(finding.evidence, surroundings),
    ...reachedFrom(finding, surroundings),
  ].join('\n');
}

function severityWord(severity: Severity, { colors }: ReportSurroundings): string {
  if (severity === 'error') return colors.red('error');
  return severity === 'warning' ? colors.yellow('warning') : colors.blue('info');
}

/** Only doubt is worth a word. */
function certainty(finding: Finding, { colors }: ReportSurroundings): string {
  return finding.confidence === 'high' ? '' : colors.dim(` (${finding.confidence} confidence)`);
}

function chain(evidence: readonly EvidenceStep[], { colors }: ReportSurroundings): readonly string[] {
  return evidence.map(({ span, message }, index) => {
    const branch = index === evidence.length - 1 ? '└─' : '├─';
    return `    ${colors.dim(branch)} ${printable(message)}  ${colors.dim(`${printable(span.file)}:${String(span.line)}:${String(span.column)}`)}`;
  });
}

function reachedFrom({ entryPoints }: Finding, { colors }: ReportSurroundings): readonly string[] {
  if (entryPoints.length === 0) return [];
  const hidden = entryPoints.length - SHOWN_ENTRY_POINTS;
  const rest = hidden > 0 ? ` and ${String(hidden)} more` : '';
  return [`    ${colors.dim(`reached from ${printable(entryPoints.slice(0, SHOWN_ENTRY_POINTS).join(', '))}${rest}`)}`];
}
