/** Which findings of two versions of a project are the same. */
import type { Finding } from '#model/finding.ts';

export interface MatchedFindings {
  /** Only after; in their order. */
  readonly added: readonly Finding[];
  /** Only before; in their order. */
  readonly gone: readonly Finding[];
}

/**
 * First by fingerprint, which moved lines leave as it is; what is left over by content fingerprint, one to one, which leaves
 * code alone that went to another file or changed its place among equals.
 */
export function matchFindings(before: readonly Finding[], after: readonly Finding[]): MatchedFindings {
  const byFingerprint = withoutCommon(before, after, (finding) => finding.fingerprint);
  return withoutCommon(byFingerprint.gone, byFingerprint.added, (finding) => finding.contentFingerprint);
}

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
