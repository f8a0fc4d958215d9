/** Tables that calls define: models with their attributes or schemas, and what later calls add to them. */
import type { TableTraits } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { Table, TableRelation } from '#model/table.ts';
import type { Closure, Site, Value } from '#model/value.ts';
import { argumentsOf, type CallMeaning, callMeanings, receiverOf, valuesAt } from '#system/call-meanings.ts';
import type { ReadingContext, RowOf } from '#system/decorators/context.ts';
import { nameOf } from '#system/effects/entity-name.ts';
import { addClassColumns, columnNamed } from './class-columns.ts';
import { columnList } from './column-list.ts';
import { newDraft, settle, type TableDraft, withoutKey } from './draft.ts';
import { givenAt, optionsIn, tableBetween, tableNamed, textOf, truthOf } from './given.ts';
import { addListedIndexes } from './listed-indexes.ts';
import { addObjectColumns } from './object-columns.ts';
import { traitsOf } from './traits-of.ts';

/** One call that says something of a table. */
interface Statement {
  readonly call: CallSite;
  readonly row: CallMeaning['row'];
}

export interface CallTables {
  readonly tables: readonly Table[];
  /** Tables between two others: they have the key of both. */
  readonly between: ReadonlySet<string>;
  /** Adds the references that calls give a model, whoever declares it. */
  addRelations(name: string, draft: TableDraft): void;
}

const SPEAK: ReadonlySet<string> = new Set(['entity', 'entities', 'index', 'relation']);

export function callTables(context: ReadingContext): CallTables {
  const { program, meanings } = context;
  const statements = statementsIn(context);
  const relations = new Map<string, (TableRelation & { readonly isTold: boolean })[]>();
  const between = new Set<string>();
  const indexes = new Map<string, { call: CallSite; row: RowOf<'index'> }[]>();
  for (const { call, row } of statements) {
    if (row.means === 'relation') noteRelation(call, row);
    if (row.means === 'index') for (const site of receiverSites(program, call)) indexes.set(keyOf(site), [...(indexes.get(keyOf(site)) ?? []), { call, row }]);
  }
  const tables = statements.flatMap(({ call, row }) => (row.means === 'entity' && row.columns !== undefined ? modelAt(call, row) : row.means === 'entities' ? registeredAt(call, row) : []));
  return { tables: eachOnce(tables), between, addRelations };

  function noteRelation(call: CallSite, row: RowOf<'relation'>): void {
    const through = row.through && tableBetween(program, { values: argumentAt(call, row.through.argument), site: undefined }, row.through.option);
    if (through !== undefined) between.add(through);
    const receiver = receiverOf(program, call);
    const from = receiver && nameOf(program, valuesAt(program, call.caller.file, receiver.object));
    const to = nameOf(program, argumentAt(call, row.to));
    if (from === undefined || to === undefined) return;
    const column = typeof row.by === 'object' ? columnNamed(program, argumentAt(call, row.by.argument), row.by.option) : undefined;
    relations.set(from, [...(relations.get(from) ?? []), { to, by: column === undefined ? [] : [column], isTold: column !== undefined || row.by === 'none' }]);
  }

  function addRelations(name: string, draft: TableDraft): void {
    for (const { isTold, to, by } of relations.get(name) ?? []) {
      if (isTold) draft.relations.push({ to, by });
      else draft.untold.push(to);
    }
  }

  /** `define('User', {…})`, `User.init({…})`, `model('User', schema)`; without columns it only looks a model up. */
  function modelAt(call: CallSite, row: RowOf<'entity'>): readonly Table[] {
    const { file } = call.caller;
    const args = argumentsOf(program, call);
    const named = row.name === undefined ? undefined : args[row.name];
    const receiver = row.name === undefined ? receiverOf(program, call) : undefined;
    const name = named !== undefined ? tableNamed(program, givenAt(program, { file, expression: named })) : receiver && nameOf(program, valuesAt(program, file, receiver.object));
    const columns = row.columns === undefined ? undefined : args[row.columns];
    if (name === undefined || columns === undefined) return [];
    return [tableOf(name, row, program.valuesOf(file, columns), { site: { file, expression: call.expression }, options: row.options === undefined ? [] : argumentAt(call, row.options) })];
  }

  /** `forFeature([{ name: Cat.name, schema: CatSchema }])`. */
  function registeredAt(call: CallSite, row: RowOf<'entities'>): readonly Table[] {
    const listed = argumentAt(call, row.list).flatMap((value) => (value.kind === 'array' ? value.elements : []));
    return listed.flatMap((value) => {
      const options = optionsIn(program, [value]);
      const [name, columns] = [options(row.name), options(row.columns)];
      const table = name && tableNamed(program, name);
      return table === undefined || columns === undefined ? [] : [tableOf(table, row, columns.values, { site: { file: call.caller.file, expression: call.expression }, options: [] })];
    });
  }

  function tableOf(name: string, { library }: { readonly library: string }, values: readonly Value[], stated: { readonly site: Site; readonly options: readonly Value[] }): Table {
    const traits = traitsOf(meanings, library)!;
    const draft = newDraft();
    const apart = values.map((value) => (value.kind === 'external' ? value : undefined)).find((value) => value?.site !== undefined);
    const options = apart?.site === undefined ? stated.options : [...stated.options, ...readApart(draft, traits, apart.site)];
    if (apart?.site === undefined) addObjectColumns(program, draft, traits, values);
    addRelations(name, draft);
    addListedIndexes(program, draft, traits, optionsIn(program, options));
    const stored = traits.table?.stored === undefined ? undefined : textOf(optionsIn(program, options)(traits.table.stored));
    const site = apart?.site ?? stated.site;
    return { name, stored, library, span: program.spanOf(site.file, program.expression(site.file, site.expression)), ...settle(draft, between.has(name) ? withoutKey(traits) : traits) };
  }

  /** `new Schema({…}, options)`: returns the values of its options. */
  function readApart(draft: TableDraft, traits: TableTraits, site: Site): readonly Value[] {
    const call = program.callAt(site.file, site.expression);
    const row = call && callMeanings(program, meanings, call).map((meaning) => meaning.row).find((each) => each.means === 'columns');
    if (call === undefined || row?.means !== 'columns') {
      draft.isOpen = true;
      return [];
    }
    if (row.of === undefined) addObjectColumns(program, draft, traits, argumentAt(call, row.columns ?? 0));
    else addOfClass(draft, traits, argumentAt(call, row.of));
    for (const index of indexes.get(keyOf(site)) ?? []) {
      const columns = columnList(program, argumentAt(index.call, index.row.columns ?? 0));
      const options = optionsIn(program, index.row.options === undefined ? [] : argumentAt(index.call, index.row.options));
      if (columns !== undefined) draft.indexes.push({ columns, unique: index.row.unique === true || truthOf(options(traits.index.unique)) === true, group: undefined });
    }
    return row.options === undefined ? [] : argumentAt(call, row.options);
  }

  function addOfClass(draft: TableDraft, traits: TableTraits, values: readonly Value[]): void {
    const value = values.find((each) => each.kind === 'class');
    if (value?.kind === 'class') addClassColumns(context, draft, traits, value.cls);
    else draft.isOpen = true;
  }

  function argumentAt(call: CallSite, position: number, closure?: Closure): readonly Value[] {
    const argument = argumentsOf(program, call)[position];
    return argument === undefined || argument < 0 ? [] : program.valuesOf(call.caller.file, argument, closure);
  }
}

function statementsIn({ program, meanings }: ReadingContext): readonly Statement[] {
  return program.functions().flatMap((fn) =>
    program.callsIn(fn).flatMap((call) => (call.externals.length === 0 ? [] : callMeanings(program, meanings, call).filter(({ row }) => SPEAK.has(row.means)).map(({ row }) => ({ call, row })))),
  );
}

function receiverSites(program: Program, call: CallSite): readonly Site[] {
  const receiver = receiverOf(program, call);
  return valuesAt(program, call.caller.file, receiver?.object ?? -1).flatMap((value) => (value.kind === 'external' && value.site !== undefined ? [value.site] : []));
}

function keyOf({ file, expression }: Site): string {
  return `${file.path}:${String(expression)}`;
}

/** A model that is made once for each connection is one table. */
function eachOnce(tables: readonly Table[]): readonly Table[] {
  return [...new Map(tables.map((table) => [`${table.name} ${table.span.file}:${String(table.span.line)}:${String(table.span.column)}`, table])).values()];
}
