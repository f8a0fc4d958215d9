/** Which findings to keep where not all of them fit. */
import { type Confidence, type Finding, SEVERITY_WEIGHT } from '#model/finding.ts';

const CONFIDENCE: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };

/** The worst first, then what a request reaches, then what is surest; equals stay in their order. */
export function byImportance(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => SEVERITY_WEIGHT[b.severity] - SEVERITY_WEIGHT[a.severity] || distance(a) - distance(b) || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence]);
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
