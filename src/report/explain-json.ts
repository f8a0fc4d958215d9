/** Explanations for programs. The shape is a contract: it changes only with a major version. */
import type { FindingExplanation, PlaceExplanation } from '#model/place-explanation.ts';
import type { Explanations } from '#model/model-explanation.ts';
import type { RunResult } from '#model/run.ts';
import type { Span } from '#model/span.ts';
import { findingJson, stepJson } from './json.ts';

type Version = Pick<RunResult, 'version'>;

/** @param words a model's, where somebody asked for them. */
export function findingExplanationJson({ version }: Version, explanation: FindingExplanation, words?: Explanations): string {
  return text({ version, kind: 'finding', ...explainedFinding(explanation, words) });
}

export function placeExplanationJson({ version }: Version, { file, line, column, findings, partOf, silences, unconcerned, hints }: PlaceExplanation, words?: Explanations): string {
  return text({
    version,
    kind: 'place',
    file,
    line,
    column: column ?? null,
    findings: findings.map((finding) => explainedFinding(finding, words)),
    partOf: partOf.map(({ rule, at, message }) => ({ rule, ...place(at), message })),
    silent: silences.map(({ rule, fact, because, at, evidence = [] }) => ({ rule, fact, because, ...place(at), evidence: evidence.map(stepJson) })),
    unconcerned: unconcerned.map(({ rule, judges }) => ({ rule, judges: judges ?? null })),
    hints,
  });
}

export function unreadFileJson(version: string, file: string, why: string): string {
  return text({ version, kind: 'unread', file, why });
}

function explainedFinding({ status, finding, why, fix, facts, guards, silencing }: FindingExplanation, words: Explanations | undefined): object {
  const explanation = words?.get(finding.fingerprint);
  return { status, finding: findingJson(finding), why, fix, facts, guards: guards.map(({ span, ...guard }) => ({ ...guard, ...place(span) })), silencing, ...(explanation && { explanation }) };
}

function place({ file, line, column }: Span): object {
  return { file, line, column };
}

function text(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
