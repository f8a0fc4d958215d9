/** One Prisma schema's text as facts: models with their fields, keys and indexes. */
import type { ProblemFact } from '#model/facts.ts';
import type { ModelFact, ModelFieldFact, SchemaFacts } from '#model/schema-facts.ts';
import { type Attribute, columnsIn, readAttribute, textIn } from './attributes.ts';
import { Misfit, type Reader, readerOf } from './reader.ts';

/** What a schema says. Never throws: a line that cannot be read is a problem among the facts, and only that line is lost. */
export function extractSchema(path: string, text: string): SchemaFacts {
  const reader = readerOf(text);
  const models: ModelFact[] = [];
  const outputs: string[] = [];
  const problems: ProblemFact[] = [];
  const recovering = (read: () => void): void => {
    const goBack = reader.bookmark();
    try {
      read();
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      problems.push({ start: error.at.start, end: error.at.end, message: error.message, kind: 'syntax' });
      // A bracket that is never closed has run on into other lines.
      goBack();
      reader.skipLine();
    }
  };

  for (reader.skipLines(); reader.next.kind !== 'end'; reader.skipLines()) recovering(readBlock);
  return { path, lineStarts: lineStartsOf(text), models, outputs, problems };

  function readBlock(): void {
    const { start } = reader.next;
    const kind = reader.word();
    if (!BLOCKS.has(kind)) throw new Misfit(`\`${kind}\` begins no block of a Prisma schema.`, { start, end: start + kind.length });
    const name = reader.word();
    const { end } = reader.next;
    reader.expect('{');
    const fields: ModelFieldFact[] = [];
    const attributes: Attribute[] = [];
    if (kind === 'generator') readLines(() => outputs.push(...outputIn(reader)));
    else if (kind !== 'model' && kind !== 'view') readLines(() => reader.skipLine());
    else {
      readLines(() => readLine(fields, attributes));
      models.push({ start, end, name, stored: attributes.filter((attribute) => attribute.name === 'map').map(textIn)[0], fields, indexes: attributes.flatMap(indexIn) });
    }
  }

  /** Up to the closing brace; a block that is never closed ends where the next one begins. */
  function readLines(read: () => void): void {
    for (reader.skipLines(); !reader.takes('}'); reader.skipLines()) {
      if (reader.next.kind === 'end' || reader.startsBlock()) {
        const { start, end } = reader.next;
        problems.push({ start, end, message: 'The block before is never closed.', kind: 'syntax' });
        return;
      }
      recovering(read);
    }
  }

  function readLine(fields: ModelFieldFact[], attributes: Attribute[]): void {
    if (reader.takes('@@')) attributes.push(readAttribute(reader));
    else fields.push(readField(reader));
    if (!reader.isAtLineEnd() && reader.next.text !== '}') throw new Misfit(`Expected the end of the line, found \`${reader.next.text}\`.`, reader.next);
  }
}

const BLOCKS: ReadonlySet<string> = new Set(['model', 'view', 'type', 'enum', 'datasource', 'generator']);

/** `output = "../client"`; other settings may hold anything. */
function outputIn(reader: Reader): readonly string[] {
  const isOutput = reader.isWord() && reader.word() === 'output' && reader.takes('=');
  const output = isOutput && reader.next.kind === 'string' ? [reader.literal()] : [];
  reader.skipLine();
  return output;
}

function readField(reader: Reader): ModelFieldFact {
  const { start, end } = reader.next;
  const name = reader.word();
  const type = readType(reader);
  const list = reader.takes('[');
  if (list) reader.expect(']');
  const optional = reader.takes('?');
  const attributes: Attribute[] = [];
  while (reader.takes('@')) attributes.push(readAttribute(reader));
  const relation = attributes.find((attribute) => attribute.name === 'relation');
  return { start, end, name, type, list, optional, unique: attributes.some((attribute) => attribute.name === 'id' || attribute.name === 'unique'), relation: relation && textIn(relation), refersBy: relation && fieldsOf(relation) };
}

/** `Unsupported("circle")` is a type too. */
function readType(reader: Reader): string {
  const type = reader.word();
  if (!reader.takes('(')) return type;
  reader.literal();
  reader.expect(')');
  return type;
}

/** Its positional argument is a name. */
function fieldsOf(relation: Attribute): readonly string[] | undefined {
  return relation.args.some((argument) => argument.name === 'fields') ? columnsIn(relation, 'fields') : undefined;
}

function indexIn(attribute: Attribute): ModelFact['indexes'] {
  const unique = attribute.name === 'id' || attribute.name === 'unique';
  const columns = unique || attribute.name === 'index' ? columnsIn(attribute, 'fields') : undefined;
  return columns === undefined || columns.length === 0 ? [] : [{ columns, unique }];
}

function lineStartsOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
}
