/** Small sets of values: union without repetition, bounded. */
import { unknown } from '#link/linker.ts';
import type { Value } from '#model/value.ts';

/** More possibilities than this are as good as none for a reader, and cost time. */
const MOST = 24;

/** Union in order of first appearance; an unknown is kept only if nothing else is there or to say that there may be more. */
export function union(...sets: readonly (readonly Value[])[]): readonly Value[] {
  if (sets.length === 1) return sets[0]!;
  let result: Value[] | undefined;
  let first: readonly Value[] | undefined;
  for (const set of sets) {
    if (set.length === 0) continue;
    if (!first) {
      first = set;
      continue;
    }
    result ??= [...first];
    for (const value of set) {
      if (result.length >= MOST) break;
      if (!result.some((other) => sameValue(other, value))) result.push(value);
    }
  }
  return result ?? first ?? NOTHING;
}

const NOTHING: readonly Value[] = [];

/** Values that are known. */
export function knownOf(values: readonly Value[]): readonly Value[] {
  return values.some((value) => value.kind === 'unknown') ? values.filter((value) => value.kind !== 'unknown') : values;
}

/** Is anything known of it? */
export function isKnown(values: readonly Value[]): boolean {
  return values.some((value) => value.kind !== 'unknown');
}

/** `values`, or an unknown with that reason where there is none. */
export function orUnknown(values: readonly Value[], reason: string): readonly Value[] {
  return values.length > 0 ? values : [unknown(reason)];
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'external':
      return b.kind === 'external' && a.path === b.path && a.site?.file === b.site?.file && a.site?.expression === b.site?.expression;
    case 'function':
      return b.kind === 'function' && a.fn === b.fn && a.closure === b.closure;
    case 'class':
      return b.kind === 'class' && a.cls === b.cls && a.closure === b.closure;
    case 'instance':
      return b.kind === 'instance' && a.cls === b.cls && a.closure === b.closure;
    case 'object':
      return b.kind === 'object' && a.site.file === b.site.file && a.site.expression === b.site.expression && a.closure === b.closure;
    case 'array':
      return b.kind === 'array' && a.site !== undefined && a.site.file === b.site?.file && a.site.expression === b.site.expression;
    case 'namespace':
      return b.kind === 'namespace' && a.file === b.file;
    case 'enum':
      return b.kind === 'enum' && a.file === b.file && a.declaration === b.declaration;
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'typed':
      return b.kind === 'typed' && a.type.file === b.type.file && a.type.type === b.type.type;
    case 'promise':
      return b.kind === 'promise' && a.of.length === b.of.length && a.of.every((value, at) => sameValue(value, b.of[at]!));
    case 'unknown':
      return b.kind === 'unknown';
  }
}
