/** Types that stand for a table: `type CatDocument = HydratedDocument<Cat>`, which models are declared with. */
import type { FileFacts, TypeId } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Table } from '#model/table.ts';

/** Tables by the names of such types that stand beside them. */
export function aliasesOf(program: Program, tables: readonly Table[]): ReadonlyMap<string, Table> {
  const aliases = new Map<string, Table>();
  for (const table of tables) {
    const file = program.file(table.span.file);
    for (const declaration of file?.declarations ?? []) {
      if (file !== undefined && declaration.alias !== undefined && speaksOf(file, declaration.alias, table.name)) aliases.set(declaration.name, table);
    }
  }
  return aliases;
}

/** The type itself, what it is given (`Document<Cat>`), or one of the parts that it is made of (`Cat & Document`). */
function speaksOf(file: FileFacts, type: TypeId, name: string): boolean {
  const fact = file.types[type];
  if (fact?.kind === 'intersection') return fact.types.some((part) => speaksOf(file, part, name));
  return fact?.kind === 'name' && (fact.name === name || fact.args.some((argument) => speaksOf(file, argument, name)));
}
