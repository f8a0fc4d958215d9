/** What is said of rules outside their own files: their pages, the README's table. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { rulePage, type RuleExample } from '#report/rule-page.ts';
import type { AnyRule } from '#model/rule.ts';

const SHOWN = 3;

/** Text by path: `docs/rules/<id>.md`. */
export function rulePages(root: string, rules: readonly AnyRule[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule, examplesOf(root, rule))]));
}

/** The README with its table between the markers. */
export function readmeWithTable(readme: string, rules: readonly AnyRule[]): string {
  const rows = rules.map((rule) => `| [${rule.id}](docs/rules/${rule.id}.md) | ${rule.summary} | ${rule.severity}${rule.recommended ? '' : ', strict only'} |`);
  const table = ['| Rule | What must hold | Severity |', '|---|---|---|', ...rows].join('\n');
  return readme.replace(/(<!-- rules:[^>]*-->\n)[\s\S]*(<!-- \/rules -->)/, (_, open: string, close: string) => `${open}${table}\n${close}`);
}

/** The shortest cases of each kind: they show the point, the longer ones show the corners. */
function examplesOf(root: string, rule: AnyRule): readonly RuleExample[] {
  const folder = join(root, 'fixtures/rules', rule.id);
  const examples = entriesOf(folder).map((entry): RuleExample => {
    const name = entry.replace(/\.\w+$/, '');
    return { kind: name.startsWith('bad-') ? 'bad' : 'good', title: titleOf(name), files: filesOf(folder, entry) };
  });
  return (['bad', 'good'] as const).flatMap((kind) =>
    examples
      .filter((example) => example.kind === kind)
      .sort((a, b) => sizeOf(a) - sizeOf(b) || (a.title < b.title ? -1 : 1))
      .slice(0, SHOWN),
  );
}

function filesOf(folder: string, entry: string): RuleExample['files'] {
  const path = join(folder, entry);
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? (readdirSync(path, { recursive: true }) as string[]).map((name) => name.replaceAll('\\', '/')).filter((name) => /\.[cm]?[jt]sx?$/.test(name)).sort() : [''];
  return names.map((name) => ({ path: isFolder ? name : entry, text: shown(readFileSync(join(path, name), 'utf8')) }));
}

/** The first line tells the harness which dependencies a case has; readers see them in the imports. */
function shown(text: string): string {
  return text.replace(/^\/\/ dependencies: .*\n/, '');
}

function titleOf(name: string): string {
  const words = name.replace(/^(bad|good)-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sizeOf({ files }: RuleExample): number {
  return files.reduce((size, { path, text }) => size + posix.basename(path).length + text.length, 0);
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
