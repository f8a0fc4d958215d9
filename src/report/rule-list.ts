/** All rules, a line each. */
import type { AnyRule } from '#model/rule.ts';
import type { ReportSurroundings } from './surroundings.ts';

export function ruleList(rules: readonly AnyRule[], { colors }: Pick<ReportSurroundings, 'colors'>): string {
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  return rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${(rule.recommended ? '' : 'strict').padEnd(6)}  ${colors.dim(rule.summary)}\n`).join('');
}
