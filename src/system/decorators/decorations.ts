/** What decorators come to: every meaning that ends up on a class, method or parameter, through composed and home-made decorators. */
import type { ExpressionFact, ExpressionId } from '#model/facts.ts';
import type { Meaning } from '#model/library.ts';
import type { Closure, Fn, Site, Value } from '#model/value.ts';
import type { LabelledRow, ReadingContext, RowOf } from './context.ts';

/** One meaning that a decorator puts on its target. */
export interface Decoration<Means extends Meaning['means'] = Meaning['means']> {
  readonly row: RowOf<Means>;
  /** The call that has the meaning; deep inside a home-made decorator it is in that decorator's file. */
  readonly site: Site;
  readonly closure: Closure | undefined;
  /** The decorator as it is written on the target. */
  readonly outer: Site;
}

/** Decorators that make decorators: this deep is deeper than real code goes. */
const DEEPEST = 8;

/** Meanings of the decorators written in a file, in source order. */
export function decorationsOf(context: ReadingContext, sites: readonly Site[]): readonly Decoration[] {
  return sites.flatMap((site) => expand(context, { site, closure: undefined, outer: site, depth: 0 }));
}

export function decorationsWith<Means extends Meaning['means']>(decorations: readonly Decoration[], means: Means): readonly Decoration<Means>[] {
  return decorations.filter((decoration) => decoration.row.means === means) as unknown as readonly Decoration<Means>[];
}

/** Values of the argument at a position; none if it is not given. Spread lists count as the arguments that they hold. */
export function argumentValues(context: ReadingContext, decoration: Pick<Decoration, 'site' | 'closure'>, position: number): readonly Value[] {
  const { program } = context;
  const fact = program.expression(decoration.site.file, decoration.site.expression);
  if (fact.kind !== 'call' && fact.kind !== 'new') return [];
  const argument = fact.args[position];
  return argument === undefined ? [] : listed(program.expression(decoration.site.file, argument), program.valuesOf(decoration.site.file, argument, decoration.closure));
}

/** Values of all arguments from a position on, lists flattened. */
export function argumentsFrom(context: ReadingContext, decoration: Pick<Decoration, 'site' | 'closure'>, from: number): readonly Value[] {
  const fact = context.program.expression(decoration.site.file, decoration.site.expression);
  if (fact.kind !== 'call') return [];
  return fact.args.slice(from).flatMap((_, index) => flattened(argumentValues(context, decoration, from + index)));
}

/** Elements of lists, and of lists in lists. */
export function flattened(values: readonly Value[]): readonly Value[] {
  return values.flatMap((value) => (value.kind === 'array' ? flattened(value.elements) : [value]));
}

function listed(fact: ExpressionFact, values: readonly Value[]): readonly Value[] {
  return fact.kind === 'spread' ? flattened(values) : values;
}

// ---------------------------------------------------------------- expansion

interface Step {
  readonly site: Site;
  readonly closure: Closure | undefined;
  readonly outer: Site;
  readonly depth: number;
}

function expand(context: ReadingContext, step: Step): Decoration[] {
  const { program } = context;
  const { file, expression } = step.site;
  if (step.depth > DEEPEST) return [];
  const fact = program.expression(file, expression);
  const inner = (id: ExpressionId) => expand(context, { ...step, site: { file, expression: id }, depth: step.depth + 1 });

  switch (fact.kind) {
    case 'call':
      return program.valuesOf(file, fact.callee, step.closure).flatMap((callee) => expandCall(context, step, callee));
    case 'cast':
    case 'spread':
      return inner(fact.value);
    case 'array':
      return fact.items.flatMap(inner);
    case 'conditional':
      return [...inner(fact.whenTrue), ...inner(fact.whenFalse)];
    case 'function':
      return expandBody(context, step, program.fn(file, fact.fn), step.closure);
    case 'reference':
      return expandReference(context, step, fact.binding);
    default:
      return program.valuesOf(file, expression, step.closure).flatMap((value) => expandValue(context, step, value));
  }
}

/** `@Auth('admin')`: what a call of this callee puts on the target. */
function expandCall(context: ReadingContext, step: Step, callee: Value): Decoration[] {
  const { program, meanings } = context;
  const { site } = step;
  if (callee.kind === 'external') return expandRows(context, step, meanings.at(program.step(callee.path, { kind: 'call' })));
  if (callee.kind !== 'function') return [];

  const fact = program.expression(site.file, site.expression);
  if (fact.kind !== 'call') return [];
  const args = fact.args.map((argument) => listed(program.expression(site.file, argument), program.valuesOf(site.file, argument, step.closure)));
  const closure: Closure = { fn: callee.fn, call: site, args, outer: callee.closure };
  return returnedBy(callee.fn).flatMap((expression) =>
    expand(context, { ...step, site: { file: callee.fn.file, expression }, closure, depth: step.depth + 1 }),
  );
}

/** A name: a local list or decorator is read where it is made, so that it keeps the arguments of the call around it. */
function expandReference(context: ReadingContext, step: Step, binding: number): Decoration[] {
  const { program } = context;
  const { file } = step.site;
  const fact = file.bindings[binding];
  const local = fact !== undefined && fact.owner !== 0 && (fact.kind === 'const' || fact.kind === 'let' || fact.kind === 'var');
  if (!local) return program.valuesOf(file, step.site.expression, step.closure).flatMap((value) => expandValue(context, step, value));

  const made = fact.values.flatMap((expression) => expand(context, { ...step, site: { file, expression }, depth: step.depth + 1 }));
  const pushed = pushedOnto(context, step, binding).flatMap((expression) => expand(context, { ...step, site: { file, expression }, depth: step.depth + 1 }));
  return [...made, ...pushed];
}

/** `decorators.push(UseGuards(A))`. */
function pushedOnto({ program }: ReadingContext, step: Step, binding: number): readonly ExpressionId[] {
  const { file } = step.site;
  const owner = file.bindings[binding]?.owner;
  if (owner === undefined) return [];
  return program.fn(file, owner).fact.events.flatMap((event) => {
    const call = event.kind === 'call' ? program.expression(file, event.expression) : undefined;
    if (call?.kind !== 'call') return [];
    const callee = program.expression(file, call.callee);
    if (callee.kind !== 'member' || (callee.name !== 'push' && callee.name !== 'unshift')) return [];
    const object = program.expression(file, callee.object);
    return object.kind === 'reference' && object.binding === binding ? call.args : [];
  });
}

/** A decorator that is already made: `const Public = SetMetadata('public', true)`, used as `@Public`. */
function expandValue(context: ReadingContext, step: Step, value: Value): Decoration[] {
  if (value.kind === 'function') return expandBody(context, step, value.fn, value.closure);
  if (value.kind === 'array') return value.elements.flatMap((element) => expandValue(context, step, element));
  if (value.kind !== 'external') return [];
  if (value.path.step?.kind === 'call' && value.site !== undefined) {
    return expandRows(context, { ...step, site: value.site, closure: undefined }, context.meanings.at(value.path));
  }
  return expandRows(context, step, context.meanings.at(context.program.step(value.path, { kind: 'call' })));
}

function expandRows(context: ReadingContext, step: Step, rows: readonly LabelledRow[]): Decoration[] {
  const { program } = context;
  const fact = program.expression(step.site.file, step.site.expression);
  return rows.flatMap((row): Decoration[] => {
    if (row.means !== 'compose') return [{ row, site: step.site, closure: step.closure, outer: step.outer }];
    if (fact.kind !== 'call') return [];
    return fact.args.flatMap((expression) => expand(context, { ...step, site: { file: step.site.file, expression }, depth: step.depth + 1 }));
  });
}

/** A decorator written as a function: `(target, key, descriptor) => { UseGuards(A)(target, key, descriptor); }`. */
function expandBody(context: ReadingContext, step: Step, fn: Fn, closure: Closure | undefined): Decoration[] {
  const { program } = context;
  const target = fn.fact.parameters[0];
  if (target === undefined) return [];

  return fn.fact.events.flatMap((event) => {
    const call = event.kind === 'call' ? program.expression(fn.file, event.expression) : undefined;
    if (call?.kind !== 'call' || !call.args.some((argument) => mentions(context, fn, argument))) return [];
    // Either the call applies a decorator to the target, or it is one that takes the target itself (`Reflect.defineMetadata`).
    const at = (expression: ExpressionId) => expand(context, { ...step, site: { file: fn.file, expression }, closure, depth: step.depth + 1 });
    const applied = at(call.callee);
    return applied.length > 0 ? applied : at(event.expression).filter((decoration) => decoration.row.means === 'metadata');
  });
}

/** Does the expression name one of the function's own parameters, or a member of one (`descriptor.value`)? */
function mentions({ program }: ReadingContext, fn: Fn, expression: ExpressionId): boolean {
  let fact = program.expression(fn.file, expression);
  while (fact.kind === 'member' || fact.kind === 'cast' || fact.kind === 'spread') fact = program.expression(fn.file, fact.kind === 'member' ? fact.object : fact.value);
  if (fact.kind === 'parameter') return fact.fn === fn.id;
  return fact.kind === 'reference' && fn.fact.parameters.some((parameter) => fact.binding === parameter.binding);
}

/** What a function returns, as expressions of its file. */
export function returnedBy(fn: Fn): readonly ExpressionId[] {
  return fn.fact.events.flatMap((event) => (event.kind === 'return' && event.expression >= 0 ? [event.expression] : []));
}
