/** Tables that Prisma schemas declare: their models and views. */
import type { ModelFact, ModelFieldFact, SchemaFacts } from '#model/schema-facts.ts';
import type { Span } from '#model/span.ts';
import type { Table, TableColumn, TableRelation } from '#model/table.ts';
import { isTestPath } from '#system/roles.ts';
import { sortedIndexes, sortedRelations } from './draft.ts';

export interface SchemaTables {
  readonly tables: readonly Table[];
  /** Folders into which the clients of a schema are generated. */
  outputsOf(path: string): readonly string[];
}

export function schemaTables(schemas: readonly SchemaFacts[]): SchemaTables {
  const counted = schemas.filter(({ path }) => !isTestPath(path));
  const usual = counted.filter(({ path }) => USUAL.test(path));
  const declared = usual.length > 0 ? usual : counted;
  const models = new Map<string, Map<string, ModelFact>>();
  for (const { path, models: own } of declared) {
    const known = models.get(wholeOf(path)) ?? new Map<string, ModelFact>();
    for (const model of own) known.set(model.name, model);
    models.set(wholeOf(path), known);
  }
  return {
    tables: declared.flatMap((schema) => schema.models.map((model) => tableOf(model, schema, models.get(wholeOf(schema.path)) ?? new Map()))),
    // A generator stands in one of the files that make up a schema.
    outputsOf: (path) => declared.filter((schema) => wholeOf(schema.path) === wholeOf(path)).flatMap((schema) => schema.outputs.map((output) => joined(schema.path, output))),
  };
}

// Where Prisma looks by itself. A schema elsewhere is data as likely as not: a template, an example, something to import from.
const USUAL = /(?:^|\/)(?:schema\.prisma|(?:prisma|schemas?)\/(?:.*\/)?[^/]*\.prisma)$/;

/** The folder of a schema that may be spread over files and folders below it: all of them know each other's models. */
function wholeOf(path: string): string {
  return /^(?:.*?\/)?(?:prisma|schemas?)(?=\/)/.exec(path)?.[0] ?? path.split('/').slice(0, -1).join('/');
}

/** A path relative to a file's folder; what lies outside of the project is its root. */
function joined(file: string, relative: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function tableOf(model: ModelFact, schema: SchemaFacts, models: ReadonlyMap<string, ModelFact>): Table {
  const unique = model.fields.filter((field) => field.unique).map(({ name }) => ({ columns: [name], unique: true }));
  return {
    name: nameOfModel(model.name),
    stored: model.stored,
    library: 'prisma',
    span: spanOf(schema, model),
    columns: model.fields.filter(({ type }) => !models.has(type)).map(columnOf),
    indexes: sortedIndexes([...unique, ...model.indexes]),
    relations: sortedRelations(model.fields.flatMap((field) => relationOf(field, model, models.get(field.type)))),
  };
}

/** The client's member is the model's name in lower case at the start, and queries are named after it the other way round. */
function nameOfModel(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function columnOf({ name, type, list, optional }: ModelFieldFact): TableColumn {
  return { name, type: list ? `${type}[]` : type, optional };
}

/** Two lists of one another, with no column on either side, are many to many. */
function relationOf({ list, relation, refersBy }: ModelFieldFact, model: ModelFact, target: ModelFact | undefined): readonly TableRelation[] {
  if (target === undefined) return [];
  const to = nameOfModel(target.name);
  if (refersBy !== undefined) return [{ to, by: refersBy }];
  const others = target.fields.filter((field) => field.type === model.name && field.relation === relation);
  return list && others.every((field) => field.list && field.refersBy === undefined) ? [{ to, by: [] }] : [];
}

function spanOf({ path, lineStarts }: SchemaFacts, { start, end }: ModelFact): Span {
  const line = Math.max(1, lineStarts.findLastIndex((each) => each <= start) + 1);
  const column = start - (lineStarts[line - 1] ?? 0) + 1;
  return { file: path, line, column, endLine: line, endColumn: column + end - start };
}
