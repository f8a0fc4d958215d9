/** A rule explained in the terminal: the parts of its page. */
import type { AnyRule } from '#model/rule.ts';
import { PROMISES } from './confidence.ts';
import { measuredText } from './measured.ts';
import { ruleExamples } from './rule-examples.ts';
import { ruleOptions, type RuleOption } from './rule-options.ts';
import type { ReportSurroundings } from './surroundings.ts';

export function ruleText(rule: AnyRule, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  const preset = rule.recommended ? 'on by default' : 'on in strict only';
  const part = (title: string, text: string): string => `${colors.underline(title)}\n${text}`;
  const example = ruleExamples[rule.id];
  const options = ruleOptions(rule);
  return [
    `${colors.bold(rule.id)}  ${colors.dim(`${rule.severity}, ${rule.confidence} confidence, ${preset}, since ${rule.since}`)}`,
    rule.summary,
    ...(rule.judges === undefined ? [] : [part('What it judges', `${rule.judges.charAt(0).toUpperCase()}${rule.judges.slice(1)}.`)]),
    part('Why it matters', rule.why),
    part('How to fix it', rule.fix),
    ...(example ? [part('Reported', indented(example.bad)), part(`Not reported${example.because === '' ? '' : `, since ${example.because}`}`, indented(example.good))] : []),
    part('When it keeps silent', list(rule.silentWhen)),
    part('Options', options.length === 0 ? 'It has none.' : list(options.map(optionText))),
    part('How sure it is', `Its findings have ${rule.confidence} confidence, unless the steps of one of them say otherwise.\n${list(Object.entries(PROMISES).map(([confidence, promise]) => `${confidence}: ${promise}`))}`),
    part('Measured precision', measuredText(rule.id)),
    part('To silence one place', `// lintel-disable-next-line ${rule.id} -- the reason`),
    part('Related rules', rule.related === undefined || rule.related.length === 0 ? 'None.' : rule.related.join(', ')),
  ].join('\n\n').concat('\n');
}

function optionText({ name, type, default: given, meaning }: RuleOption): string {
  return `${name} (${type}${given === '' ? '' : `, ${given} if nothing is said`}): ${meaning}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function indented(text: string): string {
  return text.trimEnd().split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
