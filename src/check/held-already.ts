/** Tells findings that another version had too, though it was reported with other words. */
import type { Finding } from '#model/finding.ts';
import { linesOf } from '#model/lines-of.ts';

type TextOf = (path: string) => string | undefined;

/**
 * Did everything that proves the finding stand in the other version as well? Lines are compared without their spacing.
 * It is a proof only for rules whose evidence needs nothing else (`provenByEvidence`): a tangle of imports is reported by a few
 * of its cycles, and which ones depends on the whole of it.
 */
export function heldAlready(finding: Finding, own: TextOf, other: TextOf): boolean {
  return finding.evidence.length > 0 && finding.evidence.every(({ span }) => spacelessLines(other(span.file)).includes(spacelessLines(own(span.file))[span.line - 1] ?? ''));
}

function spacelessLines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : linesOf(text).map((line) => line.replace(/\s+/g, ''));
}
