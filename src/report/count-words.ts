/** Findings counted in words. */
import type { Finding, Severity } from '#model/finding.ts';

/** `1 error, 0 warnings, 3 infos` */
export function countWords(findings: readonly Finding[]): string {
  return [plural(countOf(findings, 'error'), 'error'), plural(countOf(findings, 'warning'), 'warning'), plural(countOf(findings, 'info'), 'info')].join(', ');
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
