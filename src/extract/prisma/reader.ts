/** Walks the tokens of a Prisma schema; what does not fit is thrown as a `Misfit`. */
import type { Range } from '#model/facts.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Reader {
  readonly next: Token;
  isWord(): boolean;
  /** A word that a colon follows. */
  isNamed(): boolean;
  /** `model User {`, whatever the words are. */
  startsBlock(): boolean;
  isAtLineEnd(): boolean;
  word(): string;
  /** A string or number. */
  literal(): string;
  /** Steps over the mark if it is the next token. */
  takes(mark: string): boolean;
  expect(mark: string): void;
  skipLines(): void;
  /** To the end of the line, wherever it is. */
  skipLine(): void;
  /** Remembers where it stands: what is returned goes back there. */
  bookmark(): () => void;
}

export class Misfit extends Error {
  readonly at: Range;

  constructor(message: string, at: Range) {
    super(message);
    this.at = at;
  }
}

export function readerOf(text: string): Reader {
  const tokens = tokensOf(text);
  let position = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(position + ahead, tokens.length - 1)]!;
  const take = (wanted: string, fits: (token: Token) => boolean): string => {
    const token = peek();
    if (!fits(token)) throw new Misfit(`Expected ${wanted}, found ${describe(token)}.`, token);
    position += 1;
    return token.text;
  };

  const reader: Reader = {
    get next() {
      return peek();
    },
    isWord: () => peek().kind === 'word',
    isNamed: () => peek().kind === 'word' && peek(1).text === ':' && peek(1).kind === 'mark',
    startsBlock: () => peek().kind === 'word' && peek(1).kind === 'word' && peek(2).kind === 'mark' && peek(2).text === '{',
    isAtLineEnd: () => peek().kind === 'newline' || peek().kind === 'end',
    word: () => take('a name', (token) => token.kind === 'word'),
    literal: () => take('a value', (token) => token.kind === 'string' || token.kind === 'number'),
    takes(mark) {
      if (peek().kind !== 'mark' || peek().text !== mark) return false;
      position += 1;
      return true;
    },
    expect: (mark) => void take(`\`${mark}\``, (token) => token.kind === 'mark' && token.text === mark),
    skipLines() {
      while (peek().kind === 'newline') position += 1;
    },
    skipLine() {
      while (!reader.isAtLineEnd()) position += 1;
    },
    bookmark() {
      const here = position;
      return () => {
        position = here;
      };
    },
  };
  return reader;
}

function describe(token: Token): string {
  return token.kind === 'end' ? 'the end of the file' : token.kind === 'newline' ? 'the end of the line' : `\`${token.text}\``;
}
