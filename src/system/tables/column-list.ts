/** The columns of an index: a list of names, an object whose keys they are, or a function that returns one of them. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Value } from '#model/value.ts';
import { returnedBy } from '#system/decorators/decorations.ts';

/** Undefined if one of them cannot be read. */
export function columnList(program: Program, values: readonly Value[]): readonly string[] | undefined {
  for (const value of values) {
    if (value.kind === 'array' && value.site !== undefined) return written(program, value.site.file, value.site.expression);
    if (value.kind === 'object') return written(program, value.site.file, value.site.expression);
    const returned = value.kind === 'function' ? returnedBy(value.fn)[0] : undefined;
    if (value.kind === 'function' && returned !== undefined) return written(program, value.fn.file, returned);
  }
  return undefined;
}

function written(program: Program, file: FileFacts, expression: ExpressionId): readonly string[] | undefined {
  const fact = program.expression(file, expression);
  if (fact.kind === 'object') return allOf(fact.properties.map((property) => property.name));
  if (fact.kind === 'array') return allOf(fact.items.map((item) => columnAt(program, file, item)));
  return undefined;
}

/** `'email'`, `x.email`, `{ name: 'email', order: 'DESC' }`. */
function columnAt(program: Program, file: FileFacts, expression: ExpressionId): string | undefined {
  const fact = program.expression(file, expression);
  if (fact.kind === 'object') {
    const named = fact.properties.find((property) => property.name === 'name' || property.name === 'attribute');
    return named && program.stringOf(file, named.value);
  }
  return program.stringOf(file, expression) ?? (fact.kind === 'member' ? fact.name : undefined);
}

function allOf(names: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length && known.length > 0 ? known : undefined;
}
