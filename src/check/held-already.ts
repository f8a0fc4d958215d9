/** Tells findings that another version had too, though it was reported with other words. */
import type { Finding } from '#model/finding.ts';

type TextOf = (path: string) => string | undefined;

/**
 * Did everything that proves the finding stand in the other version as well? Lines are compared without their spacing.
 * It is a proof only for rules whose evidence needs nothing else (`provenByEvidence`): a tangle of imports is reported by a few
 * of its cycles, and which ones depends on the whole of it.
 */
export function heldAlready(finding: Finding, own: TextOf, other: TextOf): boolean {
  return finding.evidence.length > 0 && finding.evidence.every(({ span }) => linesOf(other(span.file)).includes(linesOf(own(span.file))[span.line - 1] ?? ''));
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(/\s+/g, ''));
}
