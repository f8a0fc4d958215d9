/** `lintel explain <rule>`: the rule's own words. */
import { suggest } from '#load/suggest.ts';
import { rules } from '#index.ts';
import { ruleText } from '#report/rule-text.ts';
import { UsageError } from './exit-code.ts';
import { colorsFor, print } from './streams.ts';

/** Takes the id as findings show it, with or without the `lintel/` that ESLint puts before it. */
export function explainCommand(id: string): void {
  const rule = rules.find((candidate) => candidate.id === id || `lintel/${candidate.id}` === id);
  if (rule === undefined) {
    const ids = rules.map((candidate) => candidate.id);
    throw new UsageError(`there is no rule \`${id}\`.${suggest(id, ids)} \`lintel rules\` lists them all.`);
  }
  print(ruleText(rule, { colors: colorsFor(process.stdout) }));
}
