/** Tables that classes are: each class with a decorator that makes it an entity. */
import type { Table } from '#model/table.ts';
import type { Cls } from '#model/value.ts';
import type { ReadingContext } from '#system/decorators/context.ts';
import { argumentsFrom, argumentValues, decorationsOf, decorationsWith } from '#system/decorators/decorations.ts';
import { addClassColumns } from './class-columns.ts';
import { newDraft, settle, type TableDraft } from './draft.ts';
import { optionsIn, textOf } from './given.ts';
import { addListedIndexes } from './listed-indexes.ts';
import { traitsOf } from './traits-of.ts';

/** `more` adds what calls say of a table. */
export function classTables(context: ReadingContext, more: (name: string, draft: TableDraft) => void): readonly Table[] {
  return context.program.classes().flatMap((cls) => tableOf(context, cls, more));
}

function tableOf(context: ReadingContext, cls: Cls, more: (name: string, draft: TableDraft) => void): readonly Table[] {
  const { program, meanings } = context;
  const { fact, file } = cls;
  const [decoration] = decorationsWith(decorationsOf(context, fact.decorators.map((expression) => ({ file, expression }))), 'entity');
  const traits = decoration && traitsOf(meanings, decoration.row.library);
  if (decoration === undefined || traits === undefined || fact.name === '') return [];

  const options = optionsIn(program, argumentsFrom(context, decoration, 0));
  const draft = newDraft();
  addClassColumns(context, draft, traits, cls);
  addListedIndexes(program, draft, traits, options);
  more(fact.name, draft);
  const named = decoration.row.name === undefined ? undefined : textOf({ values: argumentValues(context, decoration, decoration.row.name), site: undefined });
  const stored = named ?? (traits.table?.stored === undefined ? undefined : textOf(options(traits.table.stored)));
  return [{ name: fact.name, stored, library: decoration.row.library, span: program.spanOf(file, { start: fact.nameStart, end: fact.nameEnd }), ...settle(draft, traits) }];
}
