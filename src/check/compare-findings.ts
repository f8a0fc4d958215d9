/** The order of findings in every output: by file, line, column, rule and message. */
import type { Finding } from '#model/finding.ts';

type Ordered = Pick<Finding, 'span' | 'rule' | 'message'>;

export function compareFindings(a: Ordered, b: Ordered): number {
  return (
    compareText(a.span.file, b.span.file) ||
    a.span.line - b.span.line ||
    a.span.column - b.span.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** By code unit: `localeCompare` depends on the machine's language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
