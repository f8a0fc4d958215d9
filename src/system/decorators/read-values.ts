/** Plain things read out of values: strings, booleans, HTTP methods. */
import type { Value } from '#model/value.ts';
import type { DecoratorContext } from './context.ts';
import { flattened } from './decorations.ts';

/** Strings among the values, lists included. */
export function stringsIn(values: readonly Value[]): readonly string[] {
  return flattened(values).flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : []));
}

/** Strings of an object's member; none if it has no such member. */
export function memberStrings(context: DecoratorContext, value: Value, name: string): readonly string[] {
  return stringsIn(memberValues(context, value, name));
}

export function memberBooleans(context: DecoratorContext, value: Value, name: string): readonly boolean[] {
  return memberValues(context, value, name).flatMap((each) => (each.kind === 'literal' && typeof each.value === 'boolean' ? [each.value] : []));
}

/** `RequestMethod.GET` → `GET`. */
export function methodOf(values: readonly Value[]): string {
  for (const value of values) {
    if (value.kind === 'external' && value.path.step?.kind === 'member') return value.path.step.name.toUpperCase();
    if (value.kind === 'literal' && typeof value.value === 'string') return value.value.toUpperCase();
  }
  return 'ALL';
}

function memberValues({ program }: DecoratorContext, value: Value, name: string): readonly Value[] {
  return program.memberNames(value).includes(name) ? program.memberOf(value, name) : [];
}
