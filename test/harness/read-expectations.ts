/** Reads what a case expects: `// expect: fragment` at the end of the reported line, `// expect(rule/id): fragment` for another rule, `// silent: fragment` where the rule says why it does not report. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface Expectation {
  /** A finding, or the reason why there is none. */
  readonly kind: 'expect' | 'silent';
  readonly rule: string;
  /** POSIX, relative to the case's root. */
  readonly file: string;
  readonly line: number;
  /** Part of the message, letter case aside; empty for any message. */
  readonly fragment: string;
}

const EXPECT = /\/\/ (?<kind>expect|silent)(?:\((?<rule>[\w/-]+)\))?(?:: (?<fragment>.*?))?\s*(?=\/\/ (?:expect|silent)|$)/g;

/** In order of file and line. `rule` is what a bare `expect` speaks of; without it every expectation must name its rule. */
export function readExpectations(root: string, rule?: string): Expectation[] {
  return sourcesBelow(root).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => expectationsIn(text).map((found) => ({ ...found, rule: ruleOf(found.rule ?? rule, `${file}:${index + 1}`), file, line: index + 1 }))),
  );
}

/** A text as its author would have written it: no user writes expectations, and to some rules a comment is a reason. */
export function withoutExpectations(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(EXPECT, '').trimEnd())
    .join('\n');
}

/** Source files below a folder, POSIX and relative to it, sorted. */
export function sourcesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function expectationsIn(text: string): { kind: 'expect' | 'silent'; rule: string | undefined; fragment: string }[] {
  return [...text.matchAll(EXPECT)].map(({ groups }) => ({ kind: groups?.['kind'] === 'silent' ? 'silent' : 'expect', rule: groups?.['rule'], fragment: groups?.['fragment'] ?? '' }));
}

function ruleOf(rule: string | undefined, place: string): string {
  if (rule === undefined) throw new Error(`${place}: the expectation must name its rule here`);
  return rule;
}
