/** Compares what was reported with what a case expects, in words. */
import type { Finding } from '#index.ts';
import type { Expectation } from './read-expectations.ts';

/** One line for each difference; empty if the findings are exactly the expected ones. */
export function compareFindings(findings: readonly Finding[], expectations: readonly Expectation[]): string[] {
  const unclaimed = [...findings];
  const differences: string[] = [];
  for (const expected of expectations) {
    const at = unclaimed.findIndex((finding) => meets(finding, expected));
    if (at >= 0) unclaimed.splice(at, 1);
    else differences.push(`missing: ${expected.file}:${expected.line} ${expected.rule} “…${expected.fragment}…”`);
  }
  const unexpected = unclaimed.map(({ span, rule, severity, message }) => `unexpected: ${span.file}:${span.line} ${rule} (${severity}) ${message}`);
  return [...differences, ...unexpected];
}

function meets(finding: Finding, expected: Expectation): boolean {
  return (
    finding.rule === expected.rule &&
    finding.span.file === expected.file &&
    finding.span.line === expected.line &&
    finding.message.toLowerCase().includes(expected.fragment.toLowerCase())
  );
}
