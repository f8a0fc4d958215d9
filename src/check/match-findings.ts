/** Which findings of two versions of a project are the same. */
import type { Finding } from '#model/finding.ts';

export interface MatchedFindings {
  /** Only after; in their order. */
  readonly added: readonly Finding[];
  /** Only before; in their order. */
  readonly gone: readonly Finding[];
}

/**
 * One to one. First by fingerprint, which moved lines leave as it is; what is left over by content fingerprint, which leaves code alone
 * that went to another file or changed its place among equals; the rest by what is said of the function: a line was edited and is as wrong as before.
 */
export function matchFindings(before: readonly Finding[], after: readonly Finding[]): MatchedFindings {
  return [byFingerprint, byContent, byWords].reduce(({ gone, added }, nameOf) => withoutCommon(gone, added, nameOf), { gone: before, added: after });
}

const byFingerprint = (finding: Finding): string => finding.fingerprint;
const byContent = (finding: Finding): string => finding.contentFingerprint;
const byWords = ({ fingerprint, rule, span, scope, message }: Finding): string => (scope === '' ? fingerprint : JSON.stringify([rule, span.file, scope, message]));

function withoutCommon(before: readonly Finding[], after: readonly Finding[], nameOf: (finding: Finding) => string): MatchedFindings {
  const open = new Map<string, Finding[]>();
  for (const finding of before) {
    const name = nameOf(finding);
    const same = open.get(name);
    if (same === undefined) open.set(name, [finding]);
    else same.push(finding);
  }
  const matched = new Set<Finding>();
  const added = after.filter((finding) => {
    const other = open.get(nameOf(finding))?.shift();
    if (other !== undefined) matched.add(other);
    return other === undefined;
  });
  return { added, gone: before.filter((finding) => !matched.has(finding)) };
}
