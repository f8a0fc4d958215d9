/** Tables as one reads them, for comparing. */
import type { Table } from '#model/table.ts';

export interface BriefTable {
  readonly columns: readonly string[] | undefined;
  readonly indexes: readonly string[] | undefined;
  readonly relations: readonly string[];
}

/** `name type?`, `unique a, b`, `User by userId`. */
export function briefly({ columns, indexes, relations }: Table): BriefTable {
  return {
    columns: columns?.map(({ name, type, optional }) => `${name} ${type}${optional ? '?' : ''}`),
    indexes: indexes?.map((index) => `${index.unique ? 'unique ' : ''}${index.columns.join(', ')}`),
    relations: relations.map(({ to, by }) => `${to} by ${by.join(', ') || 'nothing'}`),
  };
}

/** The table of that name; throws unless there is just one. */
export function tableNamed(tables: readonly Table[], name: string): Table {
  const [table, ...more] = tables.filter((each) => each.name === name);
  if (table === undefined || more.length > 0) throw new Error(`there are ${String(tables.filter((each) => each.name === name).length)} tables ${name} among ${tables.map((each) => each.name).join(', ')}`);
  return table;
}
