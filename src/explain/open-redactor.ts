/** Takes credentials out of a text before anybody else sees it. */
import { CREDENTIAL_PATTERNS } from './credential-patterns.ts';
import { isHarmlessValue } from './is-harmless-value.ts';
import { looksRandom } from './looks-random.ts';

/** Line breaks stay where they are. */
export type Redact = (text: string) => Promise<string>;

export const REDACTED = '<redacted>';

type Range = readonly [start: number, end: number];

// Source can tell the rule set to look away; whoever sends it elsewhere does not let it.
const COMMENTS_THAT_ALLOW = '@secretlint/secretlint-rule-filter-comments';
// Paths of somebody's machine say who works where.
const HOME = /(?:\/(?:home|Users)\/|\b[A-Za-z]:\\+Users\\+)[^\s"'`:;,)]+/g;

/** @param known texts that must not be seen wherever they stand, such as the key in use and the folder of the project. */
export async function openRedactor(known: readonly string[]): Promise<Redact> {
  const [{ lintSource }, preset] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
  const rules = preset.rules.filter((rule) => rule.meta.id !== COMMENTS_THAT_ALLOW).map((rule) => ({ id: rule.meta.id, rule }));
  const knownFirst = known.filter((text) => text.length >= 4).sort((a, b) => b.length - a.length);

  return async (text) => {
    const source = { filePath: 'source.ts', content: text, contentType: 'text' as const, ext: '.ts' };
    const { messages } = await lintSource({ source, options: { config: { rules }, noPhysicFilePath: true } });
    const byRules = messages.map(({ range }): Range => withoutDelimiters(text, range));
    return withoutRanges(text, [...byRules, ...places(text, knownFirst), ...byPatterns(text), ...byRandomness(text), ...matches(text, HOME)]);
  };
}

/** The rule set's ranges run to the next space, over the end of a literal. */
function withoutDelimiters(text: string, [start, end]: Range): Range {
  const found = text.slice(start, end);
  return [start, start + found.replace(/["'`;,)\]}\s]+$/, '').length];
}

function byPatterns(text: string): readonly Range[] {
  return CREDENTIAL_PATTERNS.flatMap(({ pattern, sparesHarmless }) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Range[] => {
      const secret = match.groups?.['secret'] ?? '';
      if (secret === '' || (sparesHarmless && isHarmlessValue(secret))) return [];
      // What is put in at run time is no literal: `postgres://${user}:${password}@host` holds nothing.
      if (!sparesHarmless && secret.replace(/\$\{[^}]*(?:\}|$)/g, '').replace(/[\s:/]/g, '') === '') return [];
      const start = match.index + match[0].lastIndexOf(secret);
      return [[start, start + secret.length]];
    }),
  );
}

function byRandomness(text: string): readonly Range[] {
  return matches(text, /[\w+/=-]{20,}/g).filter(([start, end]) => looksRandom(text.slice(start, end)));
}

function matches(text: string, pattern: RegExp): readonly Range[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

function places(text: string, known: readonly string[]): readonly Range[] {
  return known.flatMap((word) => {
    const found: Range[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
    return found;
  });
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  let shown = '';
  let at = 0;
  for (const [start, end] of sorted) {
    if (end <= at) continue;
    // What a range before this one took away already is said once.
    if (start >= at) shown += text.slice(at, start) + REDACTED;
    shown += text.slice(Math.max(start, at), end).replace(/[^\n]/g, '');
    at = end;
  }
  return shown + text.slice(at);
}
