/** Indexes that stand in the options of a table: `indexes: [{ fields: ['email'], unique: true }]`. */
import type { TableTraits } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import { columnList } from './column-list.ts';
import type { TableDraft } from './draft.ts';
import { type Options, optionsIn, truthOf } from './given.ts';

export function addListedIndexes(program: Program, draft: TableDraft, { table, index }: TableTraits, options: Options): void {
  const listed = table?.indexes === undefined ? undefined : options(table.indexes);
  for (const value of (listed?.values ?? []).flatMap((each) => (each.kind === 'array' ? each.elements : []))) {
    const own = optionsIn(program, [value]);
    const columns = index.columns === undefined ? undefined : columnList(program, own(index.columns)?.values ?? []);
    if (columns !== undefined) draft.indexes.push({ columns, unique: truthOf(own(index.unique)) === true, group: undefined });
  }
}
