/** What a declaration states in one place: the values, and the expression if it is written out. */
import type { FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Closure, Site, Value } from '#model/value.ts';
import { returnedBy } from '#system/decorators/decorations.ts';
import { nameOf } from '#system/effects/entity-name.ts';

export interface Given {
  readonly values: readonly Value[];
  readonly site: Site | undefined;
}

/** Options by name. */
export type Options = (name: string) => Given | undefined;

export const GIVEN_TRUE: Given = { values: [{ kind: 'literal', value: true }], site: undefined };

export function givenAt(program: Program, { file, expression }: Site, closure?: Closure): Given {
  return { values: program.valuesOf(file, expression, closure), site: { file, expression } };
}

/** Options of the objects among some values; the first that has one wins. */
export function optionsIn(program: Program, values: readonly Value[]): Options {
  return (name) => {
    for (const value of values) {
      const found = value.kind === 'object' ? optionOf(program, value, name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function optionOf(program: Program, { site, closure }: Extract<Value, { kind: 'object' }>, name: string): Given | undefined {
  const literal = program.expression(site.file, site.expression);
  if (literal.kind !== 'object') return undefined;
  const own = literal.properties.findLast((property) => property.name === name);
  if (own !== undefined) return givenAt(program, { file: site.file, expression: own.value }, closure);
  const spread = literal.properties.filter((property) => property.kind === 'spread').flatMap(({ value }) => program.valuesOf(site.file, value, closure));
  return spread.length === 0 ? undefined : optionsIn(program, spread)(name);
}

/** `true`, and `[true, 'why not']`; undefined if it is no known truth. */
export function truthOf(given: Given | undefined): boolean | undefined {
  const first = given?.values[0];
  const value = first?.kind === 'array' ? first.elements[0] : first;
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined;
}

export function textOf(given: Given | undefined): string | undefined {
  const value = given?.values[0];
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The table that something names: a class, a model, a text, `User.name`, or a function that returns one of them. */
export function tableNamed(program: Program, { values, site }: Given): string | undefined {
  return classNamed(program, site) ?? nameOf(program, values) ?? values.map((value) => (value.kind === 'function' ? returnedTable(program, value.fn.file, returnedBy(value.fn)[0]) : undefined)).find((name) => name !== undefined);
}

function returnedTable(program: Program, file: FileFacts, expression: number | undefined): string | undefined {
  return expression === undefined ? undefined : tableNamed(program, givenAt(program, { file, expression }));
}

/** The table between two others: the thing itself, an option that is, or an option that is an object with a `model`. */
export function tableBetween(program: Program, given: Given, option: string): string | undefined {
  const through = optionsIn(program, given.values)(option);
  return tableNamed(program, through === undefined ? given : (optionsIn(program, through.values)('model') ?? through));
}

/** A class's own `name`. */
function classNamed(program: Program, site: Site | undefined): string | undefined {
  const fact = site && program.expression(site.file, site.expression);
  if (site === undefined || fact?.kind !== 'member' || fact.name !== 'name') return undefined;
  const value = program.valuesOf(site.file, fact.object)[0];
  return value?.kind === 'class' ? value.cls.fact.name : undefined;
}
