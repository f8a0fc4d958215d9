/** A table while its declaration is read, and what it comes to. */
import type { TableTraits } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Table, TableColumn, TableIndex, TableRelation } from '#model/table.ts';
import { type Given, type Options, optionsIn, tableNamed, textOf, truthOf } from './given.ts';

export interface TableDraft {
  readonly columns: Map<string, TableColumn>;
  readonly primary: string[];
  /** Columns with one `group` share an index. */
  readonly indexes: { readonly columns: readonly string[]; readonly unique: boolean; readonly group: string | undefined }[];
  readonly relations: TableRelation[];
  /** References of which it is not told by which column: mostly those of another declaration that tells. */
  readonly untold: string[];
  /** Tables that lie between this one and others. */
  readonly between: string[];
  /** Something adds columns that cannot be read. */
  isOpen: boolean;
  /** More columns than these may make up the primary key. */
  isKeyOpen: boolean;
}

export interface DescribedColumn {
  readonly name: string;
  readonly type: string;
  readonly options: Options;
  /** Whatever the options say. */
  readonly primary?: boolean;
}

export function newDraft(): TableDraft {
  return { columns: new Map(), primary: [], indexes: [], relations: [], untold: [], between: [], isOpen: false, isKeyOpen: false };
}

/** Adds a column and what its options say of it. */
export function addColumn(program: Program, draft: TableDraft, traits: TableTraits, { name, type, options, primary }: DescribedColumn): void {
  if (traits.unstored?.includes(type)) return;
  const { column } = traits;
  const isPrimary = primary === true || (column.primary !== undefined && truthOf(options(column.primary)) === true);
  draft.columns.set(name, { name, type, optional: !isPrimary && isOptional(traits, options) });
  if (isPrimary) draft.primary.push(name);
  addIndexes(program, draft, traits, { name, options });
}

/** Indexes and references of one column, also of one that lies inside of a list. */
export function addIndexes(program: Program, draft: TableDraft, { column, index }: TableTraits, { name, options }: Pick<DescribedColumn, 'name' | 'options'>): void {
  const unique = column.unique === undefined ? undefined : options(column.unique);
  const indexed = column.index === undefined ? undefined : options(column.index);
  const isUnique = unique !== undefined && states(unique);
  if (isUnique) draft.indexes.push({ columns: [name], unique: true, group: textOf(unique) });
  else if (indexed !== undefined && states(indexed)) draft.indexes.push({ columns: [name], unique: truthOf(optionsIn(program, indexed.values)(index.unique)) === true, group: undefined });

  const refers = column.refers === undefined ? undefined : options(column.refers);
  const to = refers && tableNamed(program, optionsIn(program, refers.values)('model') ?? refers);
  if (to !== undefined) draft.relations.push({ to, by: [name] });
}

export function isOptional({ optional }: TableTraits, options: Options): boolean {
  return truthOf(options(optional.unless.option)) === optional.unless.is ? !optional.byDefault : optional.byDefault;
}

/** For a table whose key is made of others'. */
export function withoutKey({ key: _, ...traits }: TableTraits): TableTraits {
  return traits;
}

/** The finished parts of a table. */
export function settle(draft: TableDraft, traits: TableTraits): Pick<Table, 'columns' | 'indexes' | 'relations'> {
  const told = new Set(draft.relations.filter(({ by }) => by.length > 0).map(({ to }) => to));
  const relations = sortedRelations([...draft.relations, ...draft.untold.filter((to) => !told.has(to)).map((to) => ({ to, by: [] }))]);
  if (draft.isOpen) return { columns: undefined, indexes: undefined, relations };
  const key = draft.primary.length === 0 ? traits.key : undefined;
  const own = [...draft.columns.values()].map((column) => (column.name === key?.name ? { ...column, optional: false } : column));
  const columns = key === undefined || draft.columns.has(key.name) ? own : [{ ...key, optional: false }, ...own];
  const primary = key === undefined ? draft.primary : [key.name];
  const keys = primary.length === 0 || draft.isKeyOpen ? [] : [{ columns: primary, unique: true }];
  return { columns, indexes: sortedIndexes([...keys, ...grouped(draft)]), relations };
}

export function sortedIndexes(indexes: readonly TableIndex[]): readonly TableIndex[] {
  return sortedBy(indexes, ({ columns, unique }) => `${columns.join(',')} ${unique ? 'a' : 'b'}`).map(({ columns, unique }) => ({ columns, unique }));
}

export function sortedRelations(relations: readonly TableRelation[]): readonly TableRelation[] {
  return sortedBy(relations, ({ to, by }) => `${to} ${by.join(',')}`);
}

/** Each once. */
function sortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function grouped({ indexes }: TableDraft): readonly TableIndex[] {
  const groups = new Map<string, TableIndex>();
  indexes.forEach(({ columns, unique, group }, position) => {
    const key = group === undefined ? `#${String(position)}` : `=${group}`;
    const before = groups.get(key);
    groups.set(key, { columns: [...(before?.columns ?? []), ...columns], unique: unique || before?.unique === true });
  });
  return [...groups.values()];
}

/** Anything but `false`: `true`, a name, an object of options. */
function states({ values }: Given): boolean {
  return !values.every((value) => value.kind === 'literal' && (value.value === false || value.value === null || value.value === undefined));
}
