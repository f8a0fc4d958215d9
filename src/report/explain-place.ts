/** What lintel has to say of one place: findings, and for every other rule why it is silent. From a run's result with its `silences`. */
import type { PlaceExplanation } from '#model/place-explanation.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RuleSilence, RunResult } from '#model/run.ts';
import type { Span } from '#model/span.ts';
import type { EntryPoint } from '#model/system.ts';
import { explainFinding } from './explain-finding.ts';
import { placeIn } from './place-in.ts';

export interface PlaceQuestion {
  /** As the result's paths stand: POSIX, relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
  /** Rules that are asked, in their order. */
  readonly rules: readonly AnyRule[];
}

const MOST_HINTS = 3;

export function explainPlace(result: RunResult, question: PlaceQuestion): PlaceExplanation {
  const { file, line, column, rules } = question;
  const asked = rules.flatMap((rule) => [answerOf(result, question, rule)]);
  const hasAnswer = asked.some(({ findings, silences, partOf }) => findings.length + silences.length + partOf.length > 0);
  return {
    file,
    line,
    column,
    findings: asked.flatMap(({ rule, findings }) => findings.map((finding) => explainFinding(finding, 'reported', { result, rule }))),
    partOf: asked.flatMap(({ partOf }) => partOf.map(({ rule, span, message }) => ({ rule, at: span, message }))),
    silences: asked.flatMap(({ silences }) => silences),
    unconcerned: asked.filter(({ findings, silences, partOf }) => findings.length + silences.length + partOf.length === 0).map(({ rule }) => ({ rule: rule.id, judges: rule.judges })),
    hints: [...routeHints(result, question), ...(hasAnswer ? [] : nearbyHints(result, question))],
  };
}

interface Answer {
  readonly rule: AnyRule;
  readonly findings: readonly Finding[];
  readonly partOf: readonly Finding[];
  readonly silences: readonly RuleSilence[];
}

/** A rule that reports something here needs no reason for anything else in the line. */
function answerOf(result: RunResult, question: PlaceQuestion, rule: AnyRule): Answer {
  const own = result.findings.filter((finding) => finding.rule === rule.id);
  const findings = nearest(own, question, ({ span }) => span);
  if (findings.length > 0) return { rule, findings, partOf: [], silences: [] };

  const held = result.baselined.filter((finding) => finding.rule === rule.id).map(asSilence);
  const silences = nearest([...held, ...(result.silences ?? []).filter((silence) => silence.rule === rule.id)], question, ({ at }) => at);
  if (silences.length > 0) return { rule, findings, partOf: [], silences };
  const partOf = own.filter(({ evidence }) => evidence.some(({ span }) => span.file === question.file && span.line === question.line));
  return { rule, findings, partOf, silences: partOf.length > 0 ? [] : fromEvidence(result, question, rule) };
}

function asSilence({ rule, span, evidence }: Finding): RuleSilence {
  return { rule, at: span, fact: 'yes', because: 'it is in the baseline', evidence };
}

/** What starts in the line (at the column, if one is given), else the smallest thing that reaches over it; a whole file is the last resort. */
function nearest<Thing>(things: readonly Thing[], { file, line, column }: PlaceQuestion, spanOf: (thing: Thing) => Span): readonly Thing[] {
  const here = things.filter((thing) => spanOf(thing).file === file);
  const starting = here.filter((thing) => spanOf(thing).line === line && !isWholeFile(spanOf(thing)));
  const atColumn = starting.filter((thing) => column !== undefined && spanOf(thing).column <= column && (spanOf(thing).endLine > line || spanOf(thing).endColumn > column));
  if (atColumn.length > 0) return atColumn;
  if (starting.length > 0) return starting;
  const over = here.filter((thing) => spanOf(thing).line <= line && spanOf(thing).endLine >= line);
  const size = Math.min(...over.map((thing) => spanOf(thing).endLine - spanOf(thing).line));
  return over.filter((thing) => spanOf(thing).endLine - spanOf(thing).line === size);
}

/** A reason for a whole file starts with it; a first import does too, but ends in its line. */
function isWholeFile({ line, endLine }: Span): boolean {
  return line === 1 && endLine > 1;
}

/** Asked at a loop's head, the reason is that of the call in it. */
function fromEvidence({ silences = [] }: RunResult, { file, line }: PlaceQuestion, rule: AnyRule): readonly RuleSilence[] {
  return silences.filter((silence) => silence.rule === rule.id && silence.evidence?.some(({ span }) => span.file === file && span.line === line) === true);
}

/** Rules about routes speak where the route is declared, which may be another file. */
function routeHints(result: RunResult, { file, line }: PlaceQuestion): readonly string[] {
  const place = placeIn(result);
  const isHere = (span: Span) => place(span.file) === file && span.line === line;
  const routes = result.system.entryPoints.filter((entry) => (entry.kind === 'http' || entry.kind === 'graphql') && entry.method !== 'FIELD' && !isHere(entry.span) && entry.handlers.some((fn) => covers(result, fn, { file, line })));
  return routes.slice(0, MOST_HINTS).map((entry: EntryPoint) => `The line is part of the handler of ${entry.name}. What guards it is judged where it is declared: ${place(entry.span.file)}:${String(entry.span.line)}.`);
}

function covers(result: RunResult, { file: facts, fact }: EntryPoint['handlers'][number], { file, line }: Pick<PlaceQuestion, 'file' | 'line'>): boolean {
  if (placeIn(result)(facts.path) !== file) return false;
  const span = result.system.program.spanOf(facts, fact);
  return span.line <= line && span.endLine >= line;
}

function nearbyHints(result: RunResult, { file, line, rules }: PlaceQuestion): readonly string[] {
  const ids = new Set(rules.map((rule) => rule.id));
  const spans = [...result.findings.map(({ rule, span }) => ({ rule, span })), ...(result.silences ?? []).map(({ rule, at }) => ({ rule, span: at }))];
  const lines = new Set(spans.filter(({ rule, span }) => ids.has(rule) && span.file === file && !isWholeFile(span)).map(({ span }) => span.line));
  const near = [...lines].sort((a, b) => Math.abs(a - line) - Math.abs(b - line) || a - b).slice(0, MOST_HINTS).sort((a, b) => a - b);
  return near.length === 0 ? [] : [`The nearest lines that were looked at: ${near.join(', ')}.`];
}
