/** A rule's page in Markdown, from its own words and its examples. */
import type { AnyRule } from '#model/rule.ts';

export interface RuleExample {
  readonly kind: 'bad' | 'good';
  /** Name of the case, as its folder or file says it. */
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export function rulePage(rule: AnyRule, examples: readonly RuleExample[]): string {
  const bad = examples.filter((example) => example.kind === 'bad');
  const good = examples.filter((example) => example.kind === 'good');
  return [
    `# ${rule.id}`,
    rule.summary,
    `- Severity: ${rule.severity}, confidence: ${rule.confidence}\n- ${rule.recommended ? 'On by default' : 'On in `strict` only'}, since ${rule.since}`,
    `## Why\n\n${rule.why}`,
    `## What to do\n\n${rule.fix}`,
    ...(rule.silentWhen.length > 0 ? [`## Silent when\n\n${rule.silentWhen.map((clause) => `- ${clause}`).join('\n')}`] : []),
    `## What it says\n\n${Object.values(rule.messages).map((message) => `- ${message}`).join('\n')}`,
    ...(bad.length > 0 ? ['## Reported', ...bad.map(exampleText)] : []),
    ...(good.length > 0 ? ['## Not reported', ...good.map(exampleText)] : []),
  ].join('\n\n').concat('\n');
}

function exampleText({ title, files }: RuleExample): string {
  const blocks = files.map(({ path, text }) => `\`${path}\`\n\n\`\`\`${path.slice(path.lastIndexOf('.') + 1)}\n${text.trimEnd()}\n\`\`\``);
  return [`### ${title}`, ...blocks].join('\n\n');
}
