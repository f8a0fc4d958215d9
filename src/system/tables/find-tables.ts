/** All tables that a project declares, whichever way, and which of them a query is about. */
import type { SchemaFacts } from '#model/schema-facts.ts';
import type { Effect, System } from '#model/system.ts';
import type { Table } from '#model/table.ts';
import type { ReadingContext } from '#system/decorators/context.ts';
import { aliasesOf } from './aliases.ts';
import { callTables } from './call-tables.ts';
import { classTables } from './class-tables.ts';
import { sortedRelations } from './draft.ts';
import { schemaTables } from './schema-tables.ts';

/** Finds them at once; whoever may not ask at all asks late. */
export function findTables(context: ReadingContext, schemas: readonly SchemaFacts[]): Pick<System, 'tables' | 'tableOf'> {
  const bySchemas = schemaTables(schemas);
  const byCalls = callTables(context);
  const byClasses = classTables(context, byCalls);
  const placesOf = (path: string): readonly string[] => [path, ...bySchemas.outputsOf(path)];
  const found = [...bySchemas.tables, ...byClasses, ...byCalls.tables].sort(compareTables);
  const foundBy = lookup(found, placesOf);
  const tables = found.map((table) => ({ ...table, relations: sortedRelations(table.relations.map(({ to, by }) => ({ to: foundBy(to, table.span.file)?.name ?? to, by }))) }));
  const tableBy = lookup(tables, placesOf);
  const aliases = aliasesOf(context.program, tables);
  return { tables, tableOf: ({ query, fn }: Effect) => query && (tableBy(query.entity, fn.file.path) ?? aliases.get(query.entity)) };
}

type Lookup = (name: string, from: string) => Table | undefined;

/** A table by the name of its entity, else by the database's, which raw statements use. Of several that lie in different apps the one that is nearest is meant. */
function lookup(tables: readonly Table[], placesOf: (path: string) => readonly string[]): Lookup {
  const byName = groupedBy(tables, ({ name }) => name);
  const byStored = groupedBy(tables, ({ stored }) => stored);
  return (name, from) => {
    const named = byName.get(name) ?? byStored.get(name) ?? [];
    if (named.length <= 1) return named[0];
    const nearness = named.map(({ span }) => Math.max(...placesOf(span.file).map((place) => sharedFolders(place, from))));
    const nearest = named.filter((_, index) => nearness[index] === Math.max(...nearness));
    return nearest.length === 1 ? nearest[0] : undefined;
  };
}

/** How many folders two paths have in common, from the root on. */
function sharedFolders(one: string, other: string): number {
  const [folders, others] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const parted = folders.findIndex((folder, index) => folder !== others[index]);
  return parted < 0 ? folders.length : parted;
}

function groupedBy(tables: readonly Table[], keyOf: (table: Table) => string | undefined): ReadonlyMap<string, readonly Table[]> {
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    const key = keyOf(table);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return groups;
}

function compareTables(a: Table, b: Table): number {
  return compare(a.name, b.name) || compare(a.span.file, b.span.file) || a.span.line - b.span.line || a.span.column - b.span.column;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
