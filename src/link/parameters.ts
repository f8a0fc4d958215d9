/** Values of parameters: from injection, declared types, enclosing calls, defaults and call sites. */
import type { Closure, Fn, Value } from '#model/value.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { injectTokens } from '#link/members.ts';
import { isKnown, knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [unknown('a parameter')];

/** What arrives as a parameter; never empty. */
export function parameterValues(linker: Linker, fn: Fn, index: number, closure: Closure | undefined): readonly Value[] {
  for (let level = closure; level; level = level.outer) {
    if (level.fn !== fn) continue;
    const given = fn.fact.parameters[index]?.rest ? restOf(level, index) : level.args[index];
    if (given && isKnown(given)) return given;
  }
  return linker.memo.values(fn, index, () => compute(linker, fn, index), CYCLE);
}

function restOf(closure: Closure, index: number): readonly Value[] {
  return [{ kind: 'array', site: undefined, elements: orUnknown(union(...closure.args.slice(index)), 'no argument') }];
}

function compute(linker: Linker, fn: Fn, index: number): readonly Value[] {
  const fact = fn.fact.parameters[index];
  if (!fact) return [unknown('no such parameter')];

  const tokens = fact.decorators.flatMap((decorator) => injectTokens(linker, fn.file, decorator));
  const provided = tokens.length > 0 ? knownOf(linker.provided(tokens)) : [];
  if (provided.length > 0) return provided;

  const declared = fact.type === undefined ? [] : linker.valuesOfType({ file: fn.file, type: fact.type });
  // A declared class may be an abstract token for which a container provides another.
  if (fn.fact.kind === 'constructor') {
    const replaced = knownOf(linker.provided(declared.flatMap((value) => (value.kind === 'instance' ? [{ kind: 'class', cls: value.cls, closure: undefined } as const] : []))));
    if (replaced.length > 0) return replaced;
  }
  const precise = declared.filter((value) => value.kind !== 'unknown' && value.kind !== 'typed' && value.kind !== 'literal');
  if (precise.length > 0) return declared;

  if (fact.name && fact.type === undefined && linker.takesByName(fn)) {
    const named = knownOf(linker.provided([{ kind: 'literal', value: fact.name }]));
    if (named.length > 0) return named;
  }
  linker.memo.taint();
  const flowing = linker.flows.get(fn)?.[index] ?? [];
  const byDefault = fact.default === undefined ? [] : knownOf(linker.valuesOf(fn.file, fact.default));
  const seen = union(flowing, byDefault);
  if (isKnown(seen)) return union(seen, knownOf(declared));
  return isKnown(declared) ? declared : [unknown(`parameter '${fact.name || String(index)}'`)];
}
