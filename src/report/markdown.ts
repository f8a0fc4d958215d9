/** A run for a pull request's comment or a job's summary: counts, a table, and behind a click how each finding is proved. */
import type { EvidenceStep, Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import { markdownChange } from './change-markdown.ts';
import { countWords, plural } from './count-words.ts';
import { explanationMarkdown } from './explanation-markdown.ts';
import { htmlText, markdownCell, markdownCode, markdownText } from './markdown-text.ts';
import { byImportance } from './most-important.ts';
import type { Report, ReportedRun } from './report.ts';

// GitHub takes 65,536 characters in a comment; what posts it may add some of its own.
const MOST_CHARACTERS = 65_000;
// Room for the sentences that say what is left out.
const RESERVE = 600;
const SHOWN_ENTRY_POINTS = 3;
const SHOWN_STEPS = 20;

/** Paths are relative to the repository. The most important findings come first, and what does not fit is said. */
export function markdownReport(run: ReportedRun, { rules }: { readonly rules: readonly AnyRule[] }): Report {
  const head = [`## Lintel: ${headline(run)}`, '', ...gaps(run)].join('\n');
  const room = MOST_CHARACTERS - RESERVE - head.length;
  const ordered = byImportance(run.findings);
  const changes = run.change === undefined ? [] : markdownChange(run.change);

  // A long table leaves room for the evidence of what stands at its top.
  const rows = whatFits(ordered.map(row), room * 0.6);
  const change = whatFits(changes, (room - lengthOf(rows)) * 0.5);
  const proofs = whatFits(ordered.slice(0, rows.length).map((finding) => proof(finding, rules)), room - lengthOf(rows) - lengthOf(change));
  const hidden = ordered.slice(rows.length);
  const notes = [
    ...(hidden.length > 0 ? [`${plural(hidden.length, 'finding')} of lesser weight did not fit into ${String(MOST_CHARACTERS)} characters: ${countWords(hidden)}.`] : []),
    ...(change.length < changes.length ? [`${plural(changes.length - change.length, 'line')} on fixed findings and the system did not fit.`] : []),
    ...(proofs.length < rows.length ? [`The evidence of ${plural(rows.length - proofs.length, 'finding')} did not fit.`] : []),
  ];
  const parts = [
    head,
    ...(rows.length > 0 ? ['| Severity | Rule | Finding | Place |\n|---|---|---|---|\n', ...rows] : []),
    ...change,
    ...(proofs.length > 0 ? ['\n', ...withExplanations(proofs, ordered, run.explanations, room - lengthOf([...rows, ...change, ...proofs]))] : []),
    ...notes.map((note) => `\n> ${note} The command line shows everything.\n`),
  ];
  return { text: parts.join(''), notes };
}

function headline({ findings, since }: ReportedRun): string {
  const what = since === undefined ? 'finding' : 'new finding';
  const scope = since === undefined ? '' : ` since ${markdownCode(since)}`;
  return findings.length === 0 ? `no ${what}s${scope}` : `${plural(findings.length, what)}${scope} (${countWords(findings)})`;
}

/** A part that nobody read is not clean. */
function gaps({ problems, reported }: ReportedRun): readonly string[] {
  const unread = problems.filter((problem) => problem.kind === 'unread');
  if (unread.length === 0) return [`${plural(reported.length, 'file')} checked.`, '', ''];
  return [`**Incomplete**: ${plural(unread.length, 'file')} could not be read, so findings may be missing.`, '', ''];
}

/** In the room that is left: an explanation never takes the place of evidence. */
function withExplanations(proofs: readonly string[], findings: readonly Finding[], explanations: ReportedRun['explanations'], room: number): readonly string[] {
  let left = room;
  return proofs.map((text, index) => {
    const explanation = explanations?.get(findings[index]!.fingerprint);
    const words = explanation === undefined ? '' : explanationMarkdown(explanation);
    if (words === '' || words.length > left) return text;
    left -= words.length;
    return text.replace(/<\/details>\s*$/, (end) => `${words}${end}`);
  });
}

function row({ severity, rule, message, span }: Finding): string {
  const cells = [severity, markdownCode(rule), markdownText(message), markdownCode(`${span.file}:${String(span.line)}`)];
  return `| ${cells.map(markdownCell).join(' | ')} |\n`;
}

function proof(finding: Finding, rules: readonly AnyRule[]): string {
  const { rule, span, evidence, entryPoints, confidence, fingerprint } = finding;
  const fix = rules.find((candidate) => candidate.id === rule)?.fix;
  return [
    `<details><summary><code>${htmlText(`${span.file}:${String(span.line)}`)}</code> ${htmlText(rule)}</summary>`,
    '',
    ...evidence.slice(0, SHOWN_STEPS).map(stepItem),
    ...(evidence.length > SHOWN_STEPS ? [`- … ${String(evidence.length - SHOWN_STEPS)} more steps`] : []),
    ...(evidence.length > 0 ? [''] : []),
    ...(entryPoints.length > 0 ? [`Reached from ${reachedFrom(entryPoints)}.`, ''] : []),
    ...(confidence === 'high' ? [] : [`Confidence: ${confidence}.`, '']),
    ...(fix === undefined ? [] : [`What to do: ${markdownText(fix)}`, '']),
    `More: ${markdownCode(`lintel explain ${fingerprint.slice(0, 8)}`)}`,
    '',
    '</details>',
    '',
  ].join('\n');
}

function stepItem({ span, message }: EvidenceStep): string {
  return `- ${markdownText(message)} ${markdownCode(`${span.file}:${String(span.line)}`)}`;
}

function reachedFrom(entryPoints: readonly string[]): string {
  const shown = entryPoints.slice(0, SHOWN_ENTRY_POINTS).map(markdownCode).join(', ');
  const hidden = entryPoints.length - SHOWN_ENTRY_POINTS;
  return hidden > 0 ? `${shown} and ${String(hidden)} more` : shown;
}

/** Takes from the front until one does not fit. */
function whatFits(blocks: readonly string[], room: number): readonly string[] {
  let left = room;
  const tooLong = blocks.findIndex((block) => (left -= block.length) < 0);
  return tooLong === -1 ? blocks : blocks.slice(0, tooLong);
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}
