/** What is said of rules outside their own files: their pages and the index of them, the README's table, the example that the terminal shows. */
import type { AnyRule } from '#model/rule.ts';
import { measured } from '#report/measured.ts';
import { rulePage } from '#report/rule-page.ts';
import { examplesOf, smallestPair } from './rule-cases.ts';

/** Text by path: `docs/rules/<id>.md`, and `docs/rules/README.md`. */
export function rulePages(root: string, rules: readonly AnyRule[]): Readonly<Record<string, string>> {
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule, examplesOf(root, rule.id))] as const);
  return Object.fromEntries([...pages, ['docs/rules/README.md', indexOf(rules)] as const]);
}

/** The README with its table between the markers. */
export function readmeWithTable(readme: string, rules: readonly AnyRule[]): string {
  const rows = rules.map((rule) => `| [${rule.id}](docs/rules/${rule.id}.md) | ${rule.summary} | ${severityOf(rule)} |`);
  const table = ['| Rule | What must hold | Severity |', '|---|---|---|', ...rows].join('\n');
  return readme.replace(/(<!-- rules:[^>]*-->\n)[\s\S]*(<!-- \/rules -->)/, (_, open: string, close: string) => `${open}${table}\n${close}`);
}

/** Source of `src/report/rule-examples.ts`. */
export function exampleList(root: string, rules: readonly AnyRule[]): string {
  const entries = rules.flatMap(({ id }) => {
    const pair = smallestPair(root, id);
    return pair ? [`  '${id}': {\n    bad: ${quoted(pair.bad)},\n    good: ${quoted(pair.good)},\n    because: ${quoted(pair.because)},\n  },`] : [];
  });
  return [
    '/** The smallest pair of cases of each rule: one that it reports, one that it does not, and why not. */',
    '// Written by `npm run generate`; edit the fixtures, not this list.',
    '',
    'export const ruleExamples: Readonly<Record<string, { readonly bad: string; readonly good: string; readonly because: string }>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function indexOf(rules: readonly AnyRule[]): string {
  const categories = [...new Set(rules.map(({ id }) => categoryOf(id)))];
  const tables = categories.map((category) => {
    const rows = rules.filter(({ id }) => categoryOf(id) === category).map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.summary} | ${severityOf(rule)} | ${precisionOf(rule.id)} |`);
    return [`## ${category}`, '', '| Rule | What must hold | Severity | True of those read |', '|---|---|---|---|', ...rows].join('\n');
  });
  return ['# Rules', 'Each page says what its rule judges, why, how to fix what it reports, when it keeps silent and how often it was right. `lintel explain <rule>` prints the same in a terminal.', ...tables].join('\n\n').concat('\n');
}

function categoryOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function severityOf(rule: AnyRule): string {
  return `${rule.severity}${rule.recommended ? '' : ', strict only'}`;
}

function precisionOf(id: string): string {
  const figures = measured[id];
  return figures === undefined ? 'not measured' : `${String(figures.right)} of ${String(figures.read)}`;
}
