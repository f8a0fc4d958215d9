/** What a change does to the system: two maps, compared. */
import type { Difference, EntryPointChange, SystemChanges, TableChange } from '#model/diff.ts';
import type { MappedEntryPoint, MappedQuery, MappedTable, SystemMap } from '#model/system-map.ts';

export function compareMaps(before: SystemMap, after: SystemMap): SystemChanges {
  const entries = pairUp(before.entryPoints, after.entryPoints, entryKey);
  const tables = pairUp(before.tables, after.tables, (table) => table.name);
  return {
    entryPoints: {
      added: entries.added,
      removed: entries.removed,
      changed: entries.both.map(([a, b]): EntryPointChange => ({ before: a, after: b, differences: entryDifferences(a, b) })).filter(({ differences }) => differences.length > 0),
    },
    tables: {
      added: tables.added,
      removed: tables.removed,
      changed: tables.both.map(([a, b]): TableChange => ({ name: b.name, differences: tableDifferences(a, b) })).filter(({ differences }) => differences.length > 0),
    },
  };
}

/** A parameter's name is nobody's business but the handler's. */
function entryKey({ kind, method, path }: MappedEntryPoint): string {
  return `${path.replace(/:\w+/g, ':')} ${method} ${kind}`;
}

/** The nth of several with one key belongs to the nth on the other side. */
function pairUp<Item>(before: readonly Item[], after: readonly Item[], keyOf: (item: Item) => string): { readonly added: Item[]; readonly removed: Item[]; readonly both: [Item, Item][] } {
  const olds = numbered(before, keyOf);
  const news = numbered(after, keyOf);
  const keys = [...new Set([...olds.keys(), ...news.keys()])].sort();
  const added: Item[] = [];
  const removed: Item[] = [];
  const both: [Item, Item][] = [];
  for (const key of keys) {
    const a = olds.get(key);
    const b = news.get(key);
    if (a !== undefined && b !== undefined) both.push([a, b]);
    else if (b !== undefined) added.push(b);
    else if (a !== undefined) removed.push(a);
  }
  return { added, removed, both };
}

function numbered<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = keyOf(item);
      const number = seen.get(key) ?? 0;
      seen.set(key, number + 1);
      return [`${key} ${String(number).padStart(6, '0')}`, item];
    }),
  );
}

function entryDifferences(before: MappedEntryPoint, after: MappedEntryPoint): readonly Difference[] {
  return [
    ...difference('auth', [protectionOf(before, 'auth'), protectionOf(after, 'auth')], AUTH_RANK[after.auth.state]! < AUTH_RANK[before.auth.state]!),
    ...difference('permission', [protectionOf(before, 'permission'), protectionOf(after, 'permission')], before.permission.state === 'required' && after.permission.state === 'none'),
    ...difference('rate limit', [before.rateLimit, after.rateLimit], before.rateLimit === 'yes' && after.rateLimit === 'no'),
    ...difference('validation', [validationOf(before), validationOf(after)], PARTS.some((part) => before.validation[part] === 'yes' && after.validation[part] === 'no')),
    ...difference('queries', [costOf(before.queries), costOf(after.queries)], isDearer(before.queries, after.queries)),
  ];
}

// Unknown stands where nothing can be said to be lost.
const AUTH_RANK: Readonly<Record<string, number>> = { required: 2, unknown: 2, optional: 1, none: 0 };
const PARTS = ['body', 'query', 'params'] as const;

function protectionOf(entry: MappedEntryPoint, kind: 'auth' | 'permission'): string {
  const { state, by } = entry[kind];
  const names = [...new Set(by.map(({ name }) => name))].sort();
  return names.length === 0 ? state : `${state} (${names.join(', ')})`;
}

function validationOf({ validation }: MappedEntryPoint): string {
  return PARTS.filter((part) => validation[part] === 'yes').join(', ') || 'none';
}

/** `3 queries, 1 of them per element`. */
function costOf(queries: readonly MappedQuery[]): string {
  const repeated = queries.filter(({ perRequest }) => perRequest !== '1').length;
  const all = `${String(queries.length)} ${queries.length === 1 ? 'query' : 'queries'}`;
  return repeated === 0 ? all : `${all}, ${String(repeated)} of them per element`;
}

function isDearer(before: readonly MappedQuery[], after: readonly MappedQuery[]): boolean {
  const repeated = (queries: readonly MappedQuery[]): number => queries.filter(({ perRequest }) => perRequest !== '1').length;
  return repeated(after) > repeated(before) || (repeated(after) === repeated(before) && after.length > before.length);
}

/** How many places query a table is no change of the table. What one side does not know cannot be compared. */
function tableDifferences(before: MappedTable, after: MappedTable): readonly Difference[] {
  if (before.declared === null || after.declared === null) return [];
  const areKnown = before.columns !== null && after.columns !== null;
  return [
    ...(areKnown ? difference('columns', onlyThere(columnsOf(before), columnsOf(after)), false) : []),
    ...(areKnown ? difference('indexes', onlyThere(indexesOf(before), indexesOf(after)), losesIndex(before, after)) : []),
    ...difference('relations', onlyThere(relationsOf(before), relationsOf(after)), false),
  ];
}

/** A wider index that begins with the same columns finds the same rows; only a constraint it does not replace. */
function losesIndex(before: MappedTable, after: MappedTable): boolean {
  return (before.indexes ?? []).some(({ columns, unique }) =>
    (after.indexes ?? []).every((other) => (unique && !(other.unique && other.columns.length === columns.length)) || columns.some((column, position) => other.columns[position] !== column)),
  );
}

function columnsOf({ columns }: MappedTable): readonly string[] {
  return (columns ?? []).map(({ name, type, optional }) => `${name} ${type}${optional ? '?' : ''}`);
}

function indexesOf({ indexes }: MappedTable): readonly string[] {
  return (indexes ?? []).map(({ columns, unique }) => `${unique ? 'unique ' : ''}(${columns.join(', ')})`);
}

function relationsOf({ relations }: MappedTable): readonly string[] {
  return (relations ?? []).map(({ to, by }) => (by.length === 0 ? to : `${to} by ${by.join(', ')}`));
}

/** What only one of the sides has. */
function onlyThere(before: readonly string[], after: readonly string[]): readonly [string, string] {
  return [before.filter((item) => !after.includes(item)).join(', '), after.filter((item) => !before.includes(item)).join(', ')];
}

function difference(what: Difference['what'], [before, after]: readonly [string, string], isWorse: boolean): readonly Difference[] {
  return before === after ? [] : [{ what, before, after, isWorse }];
}
