/** A rule explained in the terminal. */
import type { AnyRule } from '#model/rule.ts';
import type { ReportSurroundings } from './surroundings.ts';

export function ruleText(rule: AnyRule, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  const preset = rule.recommended ? 'on by default' : 'on in strict only';
  return [
    `${colors.bold(rule.id)}  ${colors.dim(`${rule.severity}, ${rule.confidence} confidence, ${preset}, since ${rule.since}`)}`,
    rule.summary,
    `${colors.underline('Why')}\n${rule.why}`,
    `${colors.underline('What to do')}\n${rule.fix}`,
    ...(rule.silentWhen.length > 0 ? [`${colors.underline('Silent when')}\n${rule.silentWhen.map((clause) => `- ${clause}`).join('\n')}`] : []),
    `${colors.underline('To silence one place')}\n// lintel-disable-next-line ${rule.id} -- the reason`,
  ].join('\n\n').concat('\n');
}
