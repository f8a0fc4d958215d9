/** Finds the cases under `fixtures/rules`: `<category>/<rule>/<case>` is a folder, or one file whose header names its dependencies. */
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fixturesFolder } from './fixtures-folder.ts';
import type { CaseSource } from './stage-case.ts';

export interface RuleCase extends CaseSource {
  /** Id of the rule under test: the folder's path. */
  readonly rule: string;
  readonly name: string;
}

/** Every case, sorted by rule and name. Throws for an entry that is neither `good-…` nor `bad-…`. */
export function discoverCases(): RuleCase[] {
  const cases: RuleCase[] = [];
  const rules = join(fixturesFolder, 'rules');
  for (const category of readdirSync(rules).sort()) {
    for (const rule of readdirSync(join(rules, category)).sort()) {
      for (const entry of readdirSync(join(rules, category, rule), { withFileTypes: true })) {
        const kind = entry.isDirectory() ? 'folder' : 'file';
        const name = kind === 'folder' ? entry.name : parse(entry.name).name;
        if (!/^(?:good|bad)-/.test(name)) throw new Error(`${category}/${rule}/${entry.name}: a case is named good-… or bad-…`);
        cases.push({ rule: `${category}/${rule}`, name, path: join(rules, category, rule, entry.name), kind });
      }
    }
  }
  return cases.sort((a, b) => (`${a.rule}/${a.name}` < `${b.rule}/${b.name}` ? -1 : 1));
}
