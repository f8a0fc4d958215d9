/** `lintel rules`: every rule on a line. */
import { rules } from '#index.ts';
import { ruleList } from '#report/rule-list.ts';
import { colorsFor, print } from './streams.ts';

export function rulesCommand(): void {
  print(ruleList(rules, { colors: colorsFor(process.stdout) }));
}
