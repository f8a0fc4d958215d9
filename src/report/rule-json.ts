/** A rule's words for programs. The shape is a contract: it changes only with a major version. */
import type { AnyRule } from '#model/rule.ts';
import { PROMISES } from './confidence.ts';
import { measured } from './measured.ts';
import { ruleExamples } from './rule-examples.ts';
import { ruleOptions } from './rule-options.ts';

export function ruleJson(rule: AnyRule, { version }: { readonly version: string }): string {
  const { id, since, severity, confidence, recommended, summary, why, fix, silentWhen, messages, judges, related } = rule;
  return `${JSON.stringify(
    {
      version,
      kind: 'rule',
      rule: id,
      summary,
      severity,
      confidence,
      promise: PROMISES[confidence],
      recommended,
      since,
      judges: judges ?? null,
      why,
      fix,
      silentWhen,
      messages,
      options: ruleOptions(rule),
      example: ruleExamples[id] ?? null,
      measured: measured[id] ?? null,
      related: related ?? [],
    },
    null,
    2,
  )}\n`;
}
