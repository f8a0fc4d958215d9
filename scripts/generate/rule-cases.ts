/** A rule's cases under `fixtures/rules` as its page shows them: twins that differ by a small edit first, the smallest before the others. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleExample, RuleExamples } from '#report/rule-page.ts';

const MOST_PAIRS = 3;
const MOST_OTHERS = 2;
/** Lines of a case beyond which nobody reads it on a page. */
const MOST_LINES = 45;
const MOST_LINES_OF_PAGE = 130;
/** Twins share at least this part of their lines. */
const ALIKE = 0.6;

interface Case extends RuleExample {
  readonly name: string;
  readonly lines: readonly string[];
}

interface Pair {
  readonly bad: Case;
  readonly good: Case;
}

/** Pairs, then a few that have no twin. */
export function examplesOf(root: string, rule: string): readonly RuleExamples[] {
  const cases = casesOf(root, rule);
  const pairs = pairsOf(cases).slice(0, MOST_PAIRS);
  const shown = new Set(pairs.flatMap(({ bad, good }) => [bad, good]));
  const others = (['bad', 'good'] as const).flatMap((kind) => cases.filter((each) => each.kind === kind && !shown.has(each) && each.lines.length <= MOST_LINES).slice(0, MOST_OTHERS));
  return withinPage([
    ...pairs.map(({ bad, good }) => ({ title: titleOf(bad.name), cases: [bad, good] })),
    ...others.map((each) => ({ title: `${titleOf(each.name)}${each.kind === 'good' ? ' (no defect)' : ''}`, cases: [each] })),
  ]);
}

/** As many as fit, the first in any case. */
function withinPage(examples: readonly { readonly title: string; readonly cases: readonly Case[] }[]): readonly RuleExamples[] {
  let used = 0;
  return examples.filter(({ cases }) => {
    const lines = cases.reduce((sum, each) => sum + each.lines.length, 0);
    if (used > 0 && used + lines > MOST_LINES_OF_PAGE) return false;
    used += lines;
    return true;
  });
}

/** For the terminal: one file each, or the files that differ. */
export function smallestPair(root: string, rule: string): { readonly bad: string; readonly good: string; readonly because: string } | undefined {
  const [pair] = pairsOf(casesOf(root, rule));
  if (!pair) return undefined;
  const { bad, good } = pair;
  return { bad: differing(bad, good), good: differing(good, bad), because: good.because };
}

/** The smallest first. */
function casesOf(root: string, rule: string): readonly Case[] {
  const folder = join(root, 'fixtures/rules', rule);
  return entriesOf(folder)
    .map((entry) => caseOf(folder, entry))
    .sort((a, b) => a.lines.length - b.lines.length || (a.name < b.name ? -1 : 1));
}

/** Every bad case with the good one that is most like it; namesakes are twins by intent. */
function pairsOf(cases: readonly Case[]): readonly Pair[] {
  const taken = new Set<Case>();
  const pairs: Pair[] = [];
  for (const bad of cases.filter(({ kind, lines }) => kind === 'bad' && lines.length <= MOST_LINES)) {
    const candidates = cases
      .filter((good) => good.kind === 'good' && !taken.has(good) && good.lines.length <= MOST_LINES && haveSamePaths(bad, good))
      .map((good) => ({ good, likeness: likeness(bad, good) + (suffixOf(bad) === suffixOf(good) ? 1 : 0) }))
      .filter(({ likeness: value }) => value >= ALIKE);
    const [best] = candidates.sort((a, b) => b.likeness - a.likeness);
    if (!best) continue;
    taken.add(best.good);
    pairs.push({ bad, good: best.good });
  }
  return pairs;
}

/** Cases of one file are alike whatever it is called. */
function haveSamePaths(bad: Case, good: Case): boolean {
  if (bad.files.length === 1 && good.files.length === 1) return true;
  return bad.files.length === good.files.length && bad.files.every(({ path }) => good.files.some((other) => other.path === path));
}

/** The part of both cases' lines that they share. */
function likeness(a: Case, b: Case): number {
  const left = [...b.lines];
  let shared = 0;
  for (const line of a.lines) {
    const at = left.indexOf(line);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (a.lines.length + b.lines.length);
}

function differing(one: Case, other: Case): string {
  if (one.files.length === 1) return one.files[0]?.text ?? '';
  const files = one.files.filter(({ path, text }) => other.files.find((each) => each.path === path)?.text !== text);
  return files.map(({ path, text }) => `// ${path}\n${text.trimEnd()}\n`).join('\n');
}

function caseOf(folder: string, entry: string): Case {
  const name = entry.replace(/\.\w+$/, '');
  const path = join(folder, entry);
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? (readdirSync(path, { recursive: true }) as string[]).map((file) => file.replaceAll('\\', '/')).filter((file) => /\.[cm]?[jt]sx?$/.test(file)).sort() : [''];
  const texts = names.map((file) => ({ path: isFolder ? file : entry, text: readFileSync(join(path, file), 'utf8') }));
  const files = texts.map(({ path: file, text }) => ({ path: file, text: shown(text) }));
  return {
    kind: name.startsWith('bad-') ? 'bad' : 'good',
    name,
    because: texts.map(({ text }) => /\/\/ silent: (.*?)\s*$/m.exec(text)?.[1]).find((because) => because !== undefined) ?? '',
    files,
    lines: files.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== ''),
  };
}

/** The first line tells the harness which dependencies a case has; readers see them in the imports. What the tests expect is marked, and not spelled out. */
function shown(text: string): string {
  return text
    .replace(/^\/\/ dependencies: .*\n/, '')
    .replace(/\s*\/\/ expect(?:\([\w/-]+\))?(?::.*)?$/gm, ' // ← reported')
    .replace(/\s*\/\/ silent(?:\([\w/-]+\))?:.*$/gm, '');
}

function suffixOf({ name }: Case): string {
  return name.replace(/^(?:bad|good)-/, '');
}

function titleOf(name: string): string {
  const words = name.replace(/^(?:bad|good)-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
