/** Attributes of a Prisma schema: `@relation(fields: [userId], references: [id])`, `@@index([a, b(sort: Desc)])`. */
import type { Reader } from './reader.ts';

export interface Attribute {
  /** Dotted as written: `db.VarChar`. */
  readonly name: string;
  readonly args: readonly Argument[];
}

interface Argument {
  /** Empty for a positional one. */
  readonly name: string;
  readonly value: Expression;
}

/** A list, or the leading word, string or number of anything else. */
type Expression = string | readonly Expression[];

/** The reader stands behind the `@`. */
export function readAttribute(reader: Reader): Attribute {
  const name = readPath(reader);
  return { name, args: reader.takes('(') ? readArguments(reader) : [] };
}

/** Columns in an argument of that name, else in the first positional one; undefined if there are none. */
export function columnsIn({ args }: Attribute, name: string): readonly string[] | undefined {
  const value = (args.find((argument) => argument.name === name) ?? args.find((argument) => argument.name === ''))?.value;
  if (value === undefined || typeof value === 'string') return undefined;
  return value.filter((item) => typeof item === 'string');
}

/** The text of `@@map("users")`, also where it is named. */
export function textIn({ args }: Attribute): string | undefined {
  const value = args.find((argument) => argument.name === '' || argument.name === 'name')?.value;
  return typeof value === 'string' ? value : undefined;
}

function readPath(reader: Reader): string {
  let path = reader.word();
  while (reader.takes('.')) path += `.${reader.word()}`;
  return path;
}

function readArguments(reader: Reader): Argument[] {
  return readList(reader, ')', () => {
    const name = reader.isNamed() ? reader.word() : '';
    if (name !== '') reader.expect(':');
    return { name, value: readExpression(reader) };
  });
}

function readExpression(reader: Reader): Expression {
  if (reader.takes('[')) return readList(reader, ']', () => readExpression(reader));
  if (reader.takes('{')) {
    readList(reader, '}', () => {
      reader.word();
      reader.expect(':');
      return readExpression(reader);
    });
    return '';
  }
  const text = reader.isWord() ? readPath(reader) : reader.literal();
  // A column's sort order or length, or a function's arguments: neither is asked for.
  if (reader.takes('(')) readArguments(reader);
  return text;
}

/** Line ends and a last comma are free inside of brackets. */
function readList<Item>(reader: Reader, close: string, readItem: () => Item): Item[] {
  const items: Item[] = [];
  for (;;) {
    reader.skipLines();
    if (reader.takes(close)) return items;
    items.push(readItem());
    reader.skipLines();
    if (!reader.takes(',')) {
      reader.expect(close);
      return items;
    }
  }
}
