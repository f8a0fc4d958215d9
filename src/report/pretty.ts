/** Findings for people: grouped by file, each with its code frame and the chain of steps that prove it. */
import type { EvidenceStep, Finding, Severity } from '#model/finding.ts';
import type { Explanation, Explanations } from '#model/model-explanation.ts';
import { codeFrame } from './code-frame.ts';
import { diffLines, explanationLines } from './explanation-lines.ts';
import { printable } from './printable.ts';
import type { ReportSurroundings } from './surroundings.ts';

const SHOWN_ENTRY_POINTS = 3;
const WIDTH = 100;

/** Empty if there is nothing to report; else ends with a line break. */
export function prettyFindings(findings: readonly Finding[], surroundings: ReportSurroundings, explanations?: Explanations): string {
  const { colors } = surroundings;
  const blocks: string[] = [];
  let file = '';
  for (const finding of findings) {
    if (finding.span.file !== file) {
      file = finding.span.file;
      blocks.push(`${colors.underline(printable(file))}\n`);
    }
    const explanation = explanations?.get(finding.fingerprint);
    blocks.push(`${[prettyFinding(finding, surroundings), ...(explanation ? prettyExplanation(explanation, surroundings) : [])].join('\n')}\n`);
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

/** Set off by a bar, so that nobody takes it for what lintel found out. */
export function prettyExplanation(explanation: Explanation, { colors }: Pick<ReportSurroundings, 'colors'>): readonly string[] {
  const diff = new Set(diffLines(explanation));
  const lines = explanationLines(explanation).flatMap((line) => (diff.has(line) ? [coloured(line, colors)] : wrapped(line)));
  return lines.map((line) => `    ${colors.dim('┆')} ${line}`);
}

function coloured(line: string, colors: ReportSurroundings['colors']): string {
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : colors.dim(line);
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
