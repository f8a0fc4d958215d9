/** The rule that somebody names on the command line. */
import { suggest } from '#load/suggest.ts';
import { rules, type AnyRule } from '#index.ts';
import { UsageError } from './exit-code.ts';

/** With or without the `lintel/` that ESLint puts before it. Throws a `UsageError` for a name that no rule has. */
export function ruleNamed(id: string): AnyRule {
  const rule = rules.find((candidate) => candidate.id === id || `lintel/${candidate.id}` === id);
  if (rule === undefined) throw new UsageError(`there is no rule \`${id}\`.${suggest(id, rules.map((candidate) => candidate.id))} \`lintel rules\` lists them all.`);
  return rule;
}
