/** Tables that classes are: each class with a decorator that makes it an entity. */
import type { TableTraits } from '#model/library.ts';
import type { Table } from '#model/table.ts';
import type { Cls } from '#model/value.ts';
import type { ReadingContext } from '#system/decorators/context.ts';
import { argumentsFrom, argumentValues, decorationsOf, decorationsWith } from '#system/decorators/decorations.ts';
import type { CallTables } from './call-tables.ts';
import { addClassColumns } from './class-columns.ts';
import { newDraft, settle, type TableDraft, withoutKey } from './draft.ts';
import { optionsIn, textOf } from './given.ts';
import { addListedIndexes } from './listed-indexes.ts';
import { traitsOf } from './traits-of.ts';

interface Declared {
  readonly draft: TableDraft;
  readonly traits: TableTraits;
  readonly table: Pick<Table, 'name' | 'stored' | 'library' | 'span'>;
}

/** Calls may say more of a class. */
export function classTables(context: ReadingContext, calls: Pick<CallTables, 'between' | 'addRelations'>): readonly Table[] {
  const declared = context.program.classes().flatMap((cls) => declaredBy(context, cls, calls));
  const between = new Set([...calls.between, ...declared.flatMap(({ draft }) => draft.between)]);
  return declared.map(({ draft, traits, table }) => ({ ...table, ...settle(draft, between.has(table.name) ? withoutKey(traits) : traits) }));
}

function declaredBy(context: ReadingContext, cls: Cls, { addRelations }: Pick<CallTables, 'addRelations'>): readonly Declared[] {
  const { program, meanings } = context;
  const { fact, file } = cls;
  const [decoration] = decorationsWith(decorationsOf(context, fact.decorators.map((expression) => ({ file, expression }))), 'entity');
  const traits = decoration && traitsOf(meanings, decoration.row.library);
  if (decoration === undefined || traits === undefined || fact.name === '') return [];

  const options = optionsIn(program, argumentsFrom(context, decoration, 0));
  const draft = newDraft();
  addClassColumns(context, draft, traits, cls);
  addListedIndexes(program, draft, traits, options);
  addRelations(fact.name, draft);
  const named = decoration.row.name === undefined ? undefined : textOf({ values: argumentValues(context, decoration, decoration.row.name), site: undefined });
  const stored = named ?? (traits.table?.stored === undefined ? undefined : textOf(options(traits.table.stored)));
  return [{ draft, traits, table: { name: fact.name, stored, library: decoration.row.library, span: program.spanOf(file, { start: fact.nameStart, end: fact.nameEnd }) } }];
}
