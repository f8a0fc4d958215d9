/** A finding, or why there is none, with its paths as the caller sees them. */
import type { Finding } from '#model/finding.ts';
import type { RuleSilence } from '#model/run.ts';

export function placeFinding(finding: Finding, place: (path: string) => string): Finding {
  return {
    ...finding,
    span: { ...finding.span, file: place(finding.span.file) },
    evidence: finding.evidence.map((step) => ({ ...step, span: { ...step.span, file: place(step.span.file) } })),
  };
}

export function placeSilence(silence: RuleSilence, place: (path: string) => string): RuleSilence {
  return {
    ...silence,
    at: { ...silence.at, file: place(silence.at.file) },
    ...(silence.evidence && { evidence: silence.evidence.map((step) => ({ ...step, span: { ...step.span, file: place(step.span.file) } })) }),
  };
}
