/** The call graph: every call with the functions that it runs and the callbacks that it is given. */
import type { EventFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { ApiPath, Cls, Fn, Value } from '#model/value.ts';
import type { Linker } from '#link/linker.ts';
import { parameterBehind, parameterCallsOf } from '#link/parameter-calls.ts';

/** Calls of one function, in order of evaluation. */
export function callsOfFunction(linker: Linker, fn: Fn): readonly CallSite[] {
  const calls: CallSite[] = [];
  for (const event of fn.fact.events) {
    if (event.kind === 'call' || event.kind === 'new') calls.push(callSite(linker, fn, event));
  }
  return calls;
}

function callSite(linker: Linker, caller: Fn, event: EventFact): CallSite {
  const { file } = caller;
  const call = file.expressions[event.expression]!;
  const callee = call.kind === 'call' || call.kind === 'new' ? call.callee : call.kind === 'template' ? (call.tag ?? -1) : -1;
  const args = call.kind === 'call' || call.kind === 'new' ? call.args : [];
  const callees = linker.valuesOf(file, callee);
  const targets = new Set<Fn>();
  const externals = new Set<ApiPath>();
  for (const value of callees) {
    if (call.kind === 'new' || file.expressions[callee]?.kind === 'super') constructorsOf(linker, value, targets, externals);
    else if (value.kind === 'function') addFunction(linker, value, targets);
    else if (value.kind === 'external') externals.add(value.path);
  }
  // What a function runs for its callers is their doing: whoever passes the callback has the edge to it.
  if (targets.size > 1 && parameterBehind(file, callee)) targets.clear();
  const bound = boundFunction(linker, file, callee);
  if (bound) targets.add(bound);
  const known = callees.some((value) => value.kind !== 'unknown');
  return {
    caller,
    event,
    expression: event.expression,
    callees,
    targets: [...targets],
    callbacks: callbacksOf(linker, file, args),
    externals: [...externals],
    unresolved: !known,
  };
}

/** A function that a wrapper made runs what the wrapper was given, too. */
function addFunction(linker: Linker, value: Extract<Value, { kind: 'function' }>, targets: Set<Fn>): void {
  targets.add(value.fn);
  for (let level = value.closure; level; level = level.outer) {
    const indexes = linker.indexes(level.fn.file);
    for (const [index, values] of level.args.entries()) {
      if (parameterCallsOf(indexes, level.fn.id, index).length === 0) continue;
      for (const given of values) if (given.kind === 'function') targets.add(given.fn);
    }
  }
}

function constructorsOf(linker: Linker, value: Value, targets: Set<Fn>, externals: Set<ApiPath>): void {
  if (value.kind === 'external') {
    // `super(…)` is evaluated as an instance of the base; the constructor is the class itself.
    externals.add(value.path.step?.kind === 'instance' && value.path.parent ? value.path.parent : value.path);
    return;
  }
  if (value.kind === 'function') targets.add(value.fn);
  if (value.kind !== 'class' && value.kind !== 'instance') return;
  const { classes, external } = linker.ancestry(value.cls);
  for (const cls of classes) {
    const id = cls.fact.constructorFn ?? initialiserOf(cls);
    if (id !== undefined) targets.add(linker.fn(cls.file, id));
    // A written constructor calls its base itself.
    if (cls.fact.constructorFn !== undefined) return;
  }
  if (external) externals.add(external);
}

/** The constructor that a class without a written one has for its fields' sake. */
function initialiserOf(cls: Cls): number | undefined {
  const id = cls.file.functions.findIndex((fn) => fn.kind === 'constructor' && fn.cls === cls.id);
  return id >= 0 ? id : undefined;
}

/** `f.call(…)` and `f.apply(…)` run `f`. */
function boundFunction(linker: Linker, file: FileFacts, callee: ExpressionId): Fn | undefined {
  const member = file.expressions[callee];
  if (member?.kind !== 'member' || (member.name !== 'call' && member.name !== 'apply')) return undefined;
  const value = linker.valuesOf(file, member.object).find((one) => one.kind === 'function');
  return value?.kind === 'function' ? value.fn : undefined;
}

function callbacksOf(linker: Linker, file: FileFacts, args: readonly ExpressionId[]): { readonly argument: number; readonly fn: Fn }[] {
  const callbacks: { argument: number; fn: Fn }[] = [];
  args.forEach((arg, argument) => {
    const kind = file.expressions[arg]?.kind;
    if (kind === 'literal' || kind === 'object' || kind === 'binary' || kind === 'template') return;
    for (const value of linker.valuesOf(file, arg)) if (value.kind === 'function') callbacks.push({ argument, fn: value.fn });
  });
  return callbacks;
}
