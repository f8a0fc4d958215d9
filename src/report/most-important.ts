/** Which findings to keep where not all of them fit. */
import type { Confidence, Finding, Severity } from '#model/finding.ts';

const SEVERITY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const CONFIDENCE: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };

/** The worst first, then what a request reaches, then what is surest; equals stay in their order. */
export function byImportance(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || distance(a) - distance(b) || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence]);
}

/** The most important ones, in the order that they had. */
export function mostImportant(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const kept = new Set(byImportance(findings).slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}

function distance({ context }: Finding): number {
  return context.includes('request') ? 0 : 1;
}
