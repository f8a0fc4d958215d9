/** A rule's page in Markdown, from its own words and its examples. */
import type { AnyRule } from '#model/rule.ts';
import { PROMISES } from './confidence.ts';
import { measuredText } from './measured.ts';
import { ruleOptions, type RuleOption } from './rule-options.ts';

/** One case of a rule's tests. */
export interface RuleExample {
  readonly kind: 'bad' | 'good';
  /** Why the rule is silent in a good one, as the rule says it; empty for a bad one. */
  readonly because: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A case, or a bad and a good one that differ by a small edit. */
export interface RuleExamples {
  readonly title: string;
  readonly cases: readonly RuleExample[];
}

export function rulePage(rule: AnyRule, examples: readonly RuleExamples[]): string {
  return [
    `# ${rule.id}`,
    rule.summary,
    `- Severity: ${rule.severity}\n- ${rule.recommended ? 'On by default' : 'On in `strict` only'}, since ${rule.since}${rule.judges === undefined ? '' : `\n- Judges ${rule.judges}`}`,
    `## Why it matters\n\n${rule.why}`,
    `## How to fix it\n\n${rule.fix}`,
    ...(examples.length > 0 ? ['## Examples', ...examples.map(exampleText)] : []),
    `## When it keeps silent\n\n${list(rule.silentWhen)}\n\nAsked about a place, \`lintel explain file:line\` says which of these it is.`,
    `## Options\n\n${optionsText(ruleOptions(rule))}`,
    `## How sure it is\n\nIts findings have ${rule.confidence} confidence, unless the steps of one of them say otherwise.\n\n${list(Object.entries(PROMISES).map(([confidence, promise]) => `**${confidence}**: ${promise}`))}`,
    `## Measured precision\n\n${measuredText(rule.id)}`,
    `## What it says\n\n${list(Object.values<string>(rule.messages))}`,
    `## To silence one place\n\n\`\`\`ts\n// lintel-disable-next-line ${rule.id} -- the reason\n\`\`\``,
    `## Related rules\n\n${relatedText(rule)}`,
  ].join('\n\n').concat('\n');
}

function exampleText({ title, cases }: RuleExamples): string {
  return [`### ${title}`, ...cases.map(caseText)].join('\n\n');
}

function caseText({ kind, because, files }: RuleExample): string {
  const blocks = files.map(({ path, text }) => `${files.length > 1 ? `\`${path}\`\n\n` : ''}\`\`\`${path.slice(path.lastIndexOf('.') + 1)}\n${text.trimEnd()}\n\`\`\``);
  return [kind === 'bad' ? 'Reported:' : `Not reported${because === '' ? '' : `, since ${because}`}:`, ...blocks].join('\n\n');
}

function optionsText(options: readonly RuleOption[]): string {
  if (options.length === 0) return 'It has none.';
  const rows = options.map(({ name, type, default: given, meaning }) => `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\` | ${given === '' ? '' : `\`${given}\``} | ${meaning} |`);
  return ['| Option | Type | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function relatedText({ id, related = [] }: AnyRule): string {
  const up = '../'.repeat(id.split('/').length - 1);
  return related.length === 0 ? 'None.' : list(related.map((other) => `[${other}](${up}${other}.md)`));
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
