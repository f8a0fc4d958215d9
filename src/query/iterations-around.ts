/** The loops around a call, from the inside out: statements, callbacks that run for each element, and field resolvers that run for each parent. */
import type { BindingId, ContextFact, ContextId, ExpressionId, FileFacts, Range } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Span } from '#model/span.ts';
import type { CallbackRun, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

export interface Iteration {
  readonly kind: 'statement' | 'callback' | 'field';
  readonly file: FileFacts;
  /** Function in which the loop stands; for a field resolver, itself. */
  readonly fn: Fn;
  /** What runs again and again, the loop's head included. */
  readonly range: Range;
  readonly span: Span;
  /** What is walked; -1 if it has no expression. */
  readonly over: ExpressionId;
  readonly loop: Extract<ContextFact, { kind: 'loop' }> | undefined;
  readonly run: CallbackRun | undefined;
  /** Names that stand for one element. */
  readonly elements: readonly BindingId[];
  /** Everything between the call and the loop, from the inside out. */
  readonly crossed: readonly ContextFact[];
  /** Those of `crossed` whose end is the loop's own: no callback lies between. */
  readonly crossedHere: readonly ContextFact[];
}

/** `asField` says that the caller already knows the function to be a field resolver. */
export function iterationsAround(system: System, call: CallSite, isField: (fn: Fn) => boolean): readonly Iteration[] {
  const { program } = system;
  const found: Iteration[] = [];
  const crossed: ContextFact[] = [];
  let fn = call.caller;
  let context: ContextId = call.event.context;
  let inside: Range = program.expression(fn.file, call.expression);
  for (;;) {
    const here: ContextFact[] = [];
    for (const each of program.contextsOf(fn.file, context)) {
      if (each.kind === 'loop' && !isInHead(system, fn.file, each, inside)) found.push(ofStatement(system, fn, each, { crossed: [...crossed], crossedHere: [...here] }));
      crossed.push(each);
      here.push(each);
    }
    const run = system.runOf(fn);
    if (isField(fn)) {
      found.push(ofField(system, fn, { crossed: [...crossed], crossedHere: here }));
      return found;
    }
    if (!run || run.how === 'later' || run.how === 'unknown') return found;
    if (run.how === 'each') found.push(ofCallback(system, fn, run, { crossed: [...crossed], crossedHere: here }));
    fn = run.call.caller;
    context = run.call.event.context;
    inside = program.expression(fn.file, run.call.expression);
  }
}

/** The iteration that a call is itself, when it is handed a named function: `ids.map(loadOrder)`. */
export function iterationOf(system: System, run: CallbackRun): Iteration {
  const { file } = run.call.caller;
  const range = system.program.expression(file, run.call.expression);
  return {
    kind: 'callback', file, fn: run.call.caller, range, span: system.program.spanOf(file, range), over: run.over,
    loop: undefined, run, elements: [], crossed: [], crossedHere: [],
  };
}

type Crossed = Pick<Iteration, 'crossed' | 'crossedHere'>;

function ofStatement(system: System, fn: Fn, loop: Extract<ContextFact, { kind: 'loop' }>, crossed: Crossed): Iteration {
  return {
    kind: 'statement', file: fn.file, fn, range: loop, span: system.program.spanOf(fn.file, headOf(system, fn.file, loop)), over: loop.iterated,
    loop, run: undefined, elements: loop.bindings, ...crossed,
  };
}

/** A loop is shown by its first characters; its body would fill the screen. */
function headOf(system: System, file: FileFacts, loop: Extract<ContextFact, { kind: 'loop' }>): Range {
  const last = Math.max(loop.iterated, loop.test, loop.update);
  const end = last < 0 ? loop.start + 1 : system.program.expression(file, last).end;
  return { start: loop.start, end: Math.min(Math.max(end, loop.start + 1), loop.end) };
}

function ofCallback(system: System, fn: Fn, run: CallbackRun, crossed: Crossed): Iteration {
  const { file } = fn;
  const call = system.program.expression(file, run.call.expression);
  // The head is `orders.map(` up to the callback, which is the body.
  const head = { start: call.start, end: Math.max(call.start + 1, fn.fact.start) };
  return {
    kind: 'callback', file, fn: run.call.caller, range: fn.fact, span: system.program.spanOf(file, head), over: run.over, loop: undefined, run,
    elements: bindingsOfParameters(fn), ...crossed,
  };
}

function ofField(system: System, fn: Fn, crossed: Crossed): Iteration {
  const name = { start: fn.fact.nameStart, end: Math.max(fn.fact.nameEnd, fn.fact.nameStart + 1) };
  return {
    kind: 'field', file: fn.file, fn, range: fn.fact, span: system.program.spanOf(fn.file, name), over: -1, loop: undefined, run: undefined,
    elements: bindingsOfParameters(fn), ...crossed,
  };
}

function bindingsOfParameters(fn: Fn): readonly BindingId[] {
  return fn.fact.parameters.flatMap((parameter) => (parameter.binding < 0 ? [] : [parameter.binding]));
}

/** What a loop walks is asked for once; only its test and its body repeat. */
function isInHead(system: System, file: FileFacts, loop: Extract<ContextFact, { kind: 'loop' }>, inside: Range): boolean {
  if (loop.iterated < 0) return false;
  const head = system.program.expression(file, loop.iterated);
  return inside.start >= head.start && inside.end <= head.end;
}
