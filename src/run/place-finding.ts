/** A finding with its paths as the caller sees them. */
import type { Finding } from '#model/finding.ts';

export function placeFinding(finding: Finding, place: (path: string) => string): Finding {
  return {
    ...finding,
    span: { ...finding.span, file: place(finding.span.file) },
    evidence: finding.evidence.map((step) => ({ ...step, span: { ...step.span, file: place(step.span.file) } })),
  };
}
