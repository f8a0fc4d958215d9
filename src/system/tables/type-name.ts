/** The type of a column, as one reads it where it is declared. */
import type { Program } from '#model/program.ts';
import type { ApiPath, TypeRef, Value } from '#model/value.ts';
import { optionsIn, tableNamed } from './given.ts';

/** What an option or an argument says: `DataTypes.STRING(64)` is `STRING`, `[String]` is `String[]`, `'varchar'` is itself. */
export function typeGiven(program: Program, values: readonly Value[]): string {
  const [value] = values;
  switch (value?.kind) {
    case 'literal':
      return typeof value.value === 'string' ? value.value : 'unknown';
    case 'external':
      return lastName(value.path) ?? 'unknown';
    case 'class':
    case 'instance':
      return value.cls.fact.name || 'unknown';
    case 'array':
      return `${typeGiven(program, value.elements)}[]`;
    case 'object': {
      const type = optionsIn(program, [value])('type');
      return type === undefined ? 'Object' : typeGiven(program, type.values);
    }
    case 'enum':
      return value.file.declarations[value.declaration]?.name ?? 'unknown';
    case 'function':
      return tableNamed(program, { values: [value], site: undefined }) ?? 'unknown';
    default:
      return 'unknown';
  }
}

/** A property's own type; that it may be null or absent says nothing of the column. */
export function typeDeclared(program: Program, { file, type }: TypeRef): string {
  return program.typeName(file, type).split(' | ').filter((part) => part !== 'null' && part !== 'undefined').join(' | ') || 'unknown';
}

function lastName(path: ApiPath): string | undefined {
  for (let at: ApiPath | undefined = path; at !== undefined; at = at.parent) if (at.step?.kind === 'member') return at.step.name;
  return undefined;
}
