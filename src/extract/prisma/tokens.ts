/** A Prisma schema as tokens: line ends count, comments do not. */
import type { Range } from '#model/facts.ts';

export interface Token extends Range {
  readonly kind: 'word' | 'string' | 'number' | 'newline' | 'mark' | 'unknown' | 'end';
  /** As written; of a string, what stands between its quotes. */
  readonly text: string;
}

// `@@` is one mark, so that a block's attribute is told from a field's.
const TOKEN = /(?<space>[^\S\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<newline>\n)|"(?<string>(?:\\.|[^"\\\n])*)"|(?<word>[\p{L}_][\p{L}\p{N}_-]*)|(?<number>-?\d[\d.]*)|(?<mark>@@?|[{}()[\]:,=.?!])|(?<unknown>[\s\S])/gu;

const KINDS = ['newline', 'string', 'word', 'number', 'mark'] as const;

/** The last token is the end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    if (groups['space'] !== undefined) continue;
    const kind = KINDS.find((each) => groups[each] !== undefined) ?? 'unknown';
    tokens.push({ kind, text: groups[kind] ?? '', start: match.index, end: match.index + match[0].length });
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}
