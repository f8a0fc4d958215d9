/** Explanations of findings and places for people. */
import type { ExplainedGuard, FindingExplanation, PlaceExplanation, StatedFact } from '#model/place-explanation.ts';
import type { EvidenceStep, Finding } from '#model/finding.ts';
import type { Explanations } from '#model/model-explanation.ts';
import type { RuleSilence } from '#model/run.ts';
import type { Span } from '#model/span.ts';
import { codeFrame } from './code-frame.ts';
import { prettyExplanation } from './pretty.ts';
import { printable } from './printable.ts';
import type { ReportSurroundings } from './surroundings.ts';

const SHOWN_ENTRY_POINTS = 12;
/** Reasons of one rule for one line; a column in the question picks one. */
const SHOWN_REASONS = 3;

/** @param words a model's, where somebody asked for them; they stand last. */
export function prettyFindingExplanation(explanation: FindingExplanation, surroundings: ReportSurroundings, words?: Explanations): string {
  const { colors } = surroundings;
  const { finding, status, why, fix, facts, guards, silencing } = explanation;
  const heading = (text: string): string => colors.underline(text);
  const advice = words?.get(finding.fingerprint);
  return [
    `${colors.bold(placeOf(finding.span))}  ${finding.severity}  ${finding.rule}  ${colors.dim(`${finding.confidence} confidence`)}${status === 'reported' ? '' : `  ${colors.yellow(status)}`}`,
    printable(finding.message),
    ...(finding.evidence.length === 0 ? [codeFrame(finding.span, surroundings).join('\n')].filter(Boolean) : [[heading('Why lintel says so'), ...finding.evidence.flatMap((step, index) => stepLines(step, index, surroundings))].join('\n')]),
    [heading('What is known'), ...facts.map((fact) => factLine(fact, surroundings))].join('\n'),
    ...(guards.length === 0 ? [] : [[heading('What runs before the handler, outermost first'), ...guards.map((guard) => guardLine(guard, surroundings))].join('\n')]),
    ...(finding.entryPoints.length === 0 ? [] : [[heading('Reached from'), ...entryLines(finding)].join('\n')]),
    `${heading('The harm')}\n${why}`,
    [`${heading('What to do')}\n${fix}`, ...(finding.suggestions ?? []).map(({ title }) => `- ${title}`)].join('\n'),
    [heading('To silence it'), ...silencing.map((way) => `- ${way}`)].join('\n'),
    colors.dim(`fingerprint ${finding.fingerprint}, page ${finding.docs}`),
    ...(advice?.source === 'model' ? [prettyExplanation(advice, surroundings).join('\n')] : []),
  ].join('\n\n').concat('\n');
}

export function prettyPlaceExplanation(explanation: PlaceExplanation, surroundings: ReportSurroundings, words?: Explanations): string {
  const { findings, partOf, silences, unconcerned, hints } = explanation;
  const { colors } = surroundings;
  const answers = [
    ...partOf.map(({ rule, at, message }) => `${colors.bold(rule)}  ${colors.dim(`reported at ${placeOf(at)}`)}\n  ${printable(message)}`),
    ...byRule(silences).map(([rule, reasons]) => `${colors.bold(rule)}\n${reasonLines(reasons, surroundings).join('\n')}`),
    ...(findings.length + partOf.length + silences.length === 0 ? [nothingText(unconcerned)] : []),
    ...hints.map(printable),
  ];
  return [
    ...findings.map((finding) => prettyFindingExplanation(finding, surroundings, words)),
    ...(answers.length === 0 ? [] : [`${[`${colors.bold(placeText(explanation))}  ${findings.length === 0 ? 'nothing is reported' : 'nothing else is reported'}`, ...frameOf(explanation, surroundings), ...answers].join('\n\n')}\n`]),
  ].join('\n');
}

/** A file of which nothing is known, because it is not read. */
export function prettyUnreadFile(file: string, why: string): string {
  return `${printable(file)} is not read: ${printable(why)}. No rule looks at it.\n`;
}

function stepLines({ span, message }: EvidenceStep, index: number, surroundings: ReportSurroundings): readonly string[] {
  return [`  ${String(index + 1)}. ${printable(message)}  ${surroundings.colors.dim(placeOf(span))}`, ...codeFrame(span, surroundings).map((line) => `     ${line}`)];
}

function factLine({ known, fact }: StatedFact, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `  ${colors.dim(known.padEnd(7))}  ${printable(fact)}`;
}

function guardLine({ name, span, attached, why, authentication }: ExplainedGuard, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return `  \`${printable(name)}\` (${attached}, authentication: ${authentication}): ${printable(why)}  ${colors.dim(placeOf(span))}`;
}

function entryLines({ entryPoints }: Finding): readonly string[] {
  const hidden = entryPoints.length - SHOWN_ENTRY_POINTS;
  return [...entryPoints.slice(0, SHOWN_ENTRY_POINTS).map((name) => `  ${printable(name)}`), ...(hidden > 0 ? [`  and ${String(hidden)} more`] : [])];
}

function byRule(silences: readonly RuleSilence[]): readonly (readonly [string, readonly RuleSilence[]])[] {
  const rules = [...new Set(silences.map(({ rule }) => rule))];
  return rules.map((rule) => [rule, silences.filter((silence) => silence.rule === rule)]);
}

function reasonLines(reasons: readonly RuleSilence[], { colors }: Pick<ReportSurroundings, 'colors'>): readonly string[] {
  const shown = reasons.slice(0, SHOWN_REASONS).flatMap(({ at, fact, because, evidence = [] }) => [
    `  ${colors.dim(fact.padEnd(7))}  ${printable(because)}  ${colors.dim(`${String(at.line)}:${String(at.column)}`)}`,
    ...evidence.map((step) => `           ${colors.dim(`${printable(step.message)}  ${placeOf(step.span)}`)}`),
  ]);
  return reasons.length > SHOWN_REASONS ? [...shown, `  and ${String(reasons.length - SHOWN_REASONS)} more places in this line; give a column to ask about one`] : shown;
}

function nothingText(unconcerned: PlaceExplanation['unconcerned']): string {
  const judging = unconcerned.map(({ rule, judges }) => `- ${rule} judges ${judges ?? 'what it alone knows: it says nothing of it'}`);
  return [`Nothing that stands here concerns ${unconcerned.length === 1 ? 'the rule' : 'any rule'}:`, ...judging].join('\n');
}

function frameOf({ file, line, column, findings }: PlaceExplanation, surroundings: ReportSurroundings): readonly string[] {
  const text = surroundings.lineOf(file, line);
  if (findings.length > 0 || text === undefined) return [];
  const start = column ?? text.length - text.trimStart().length + 1;
  return [codeFrame({ file, line, column: start, endLine: line, endColumn: column === undefined ? Math.max(text.trimEnd().length, start) + 1 : start + 1 }, surroundings).join('\n')];
}

function placeText({ file, line, column }: PlaceExplanation): string {
  return `${printable(file)}:${String(line)}${column === undefined ? '' : `:${String(column)}`}`;
}

function placeOf({ file, line, column }: Span): string {
  return `${printable(file)}:${String(line)}:${String(column)}`;
}
