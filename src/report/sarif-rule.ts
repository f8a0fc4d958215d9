/** One rule as a SARIF descriptor: its words in full, so that nobody needs another page. */
import picocolors from 'picocolors';
import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import { rulePage } from './rule-page.ts';
import { ruleText } from './rule-text.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
const PROBLEM_SEVERITIES: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'recommendation' };
// GitHub's scale: from 7 on high, from 4 on medium, below that low. No rule alone proves a critical hole.
const SECURITY_SEVERITIES: Record<Severity, string> = { error: '7.5', warning: '5.5', info: '3.0' };
// GitHub shows no more of a description.
const MOST_CHARACTERS = 1_024;

export function sarifRule(rule: AnyRule): ReportingDescriptor {
  const [category = '', name = ''] = rule.id.split('/');
  const isSecurity = category === 'security';
  return {
    id: rule.id,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary.slice(0, MOST_CHARACTERS) },
    fullDescription: { text: `${rule.summary} ${rule.why}`.slice(0, MOST_CHARACTERS) },
    help: { text: ruleText(rule, { colors: picocolors.createColors(false) }), markdown: withoutLinks(rulePage(rule, [])) },
    defaultConfiguration: { level: LEVELS[rule.severity], enabled: rule.recommended },
    properties: {
      precision: rule.confidence,
      tags: [category],
      ...(isSecurity ? { 'security-severity': SECURITY_SEVERITIES[rule.severity] } : { 'problem.severity': PROBLEM_SEVERITIES[rule.severity] }),
    },
  };
}

/** Pages link to one another by relative paths, which lead nowhere from where this is shown. */
function withoutLinks(page: string): string {
  return page.replace(/\[([^\]]+)\]\([^)]*\)/g, '`$1`');
}
