/** The drafts of one file → its findings: sorted, each once, each with a fingerprint. */
import type { FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import { compareFindings } from './compare-findings.ts';
import type { Draft } from './draft-of.ts';
import { fingerprintsOf } from './fingerprint-of.ts';
import { scopeOf } from './scope-of.ts';

export function findingsOf(file: FileFacts, drafts: readonly Draft[], textOf: (path: string) => string | undefined): readonly Finding[] {
  if (drafts.length === 0) return [];

  const text = textOf(file.path) ?? '';
  const ordinals = new Map<string, number>();
  return withoutRepeats(drafts).map((draft) => {
    const subject = draft.anchor ?? lineText(text, file, draft.finding.span.line);
    const equals = JSON.stringify([draft.finding.rule, draft.message, subject]);
    const ordinal = ordinals.get(equals) ?? 0;
    ordinals.set(equals, ordinal + 1);
    return { ...draft.finding, scope: scopeOf(file, draft.finding.span), ...fingerprintsOf({ rule: draft.finding.rule, path: file.path, about: [draft.message, subject], ordinal }) };
  });
}

/** Two ways to the same report are one finding; the one with more evidence stays. */
function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  const kept = new Map<string, Draft>();
  for (const draft of drafts) {
    const { rule, span, message } = draft.finding;
    const key = JSON.stringify([rule, span, message]);
    const before = kept.get(key);
    if (before === undefined || before.finding.evidence.length < draft.finding.evidence.length) kept.set(key, draft);
  }
  return [...kept.values()].sort((a, b) => compareFindings(a.finding, b.finding));
}

/** The line's text with indentation and spacing evened out: reformatting is not a new finding. */
function lineText(text: string, file: FileFacts, line: number): string {
  return text.slice(file.lineStarts[line - 1] ?? 0, file.lineStarts[line] ?? text.length).replace(/\s+/g, ' ').trim();
}
