/** What call sites pass to parameters, and what is attached to values after they were made: one round's harvest for the next. */
import type { CallSite } from '#model/program.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Fn, Value } from '#model/value.ts';
import { arrayMethods, promiseMethods } from '#link/array-methods.ts';
import { elementsOf } from '#link/expressions.ts';
import { parameterCallsOf } from '#link/parameter-calls.ts';
import type { Attachments, Flows, Linker } from '#link/linker.ts';
import { identityOf } from '#link/members.ts';
import { knownOf, union } from '#link/value-set.ts';

/** A parameter that is given more different values than this is a general helper's: nothing follows from them. */
const MOST_VALUES = 24;

/** Values of untyped parameters as call sites give them: those of the last round, and what the functions in `open` add. */
export function collectFlows(linker: Linker, open: readonly Fn[]): Flows {
  const flows = new Map<Fn, (readonly Value[])[]>([...linker.flows].map(([fn, parameters]) => [fn, [...parameters]]));
  const add = (fn: Fn, index: number, values: readonly Value[]): void => {
    const known = knownOf(values).filter((value) => value.kind !== 'literal' || typeof value.value === 'string');
    if (known.length === 0) return;
    let parameters = flows.get(fn);
    if (!parameters) flows.set(fn, (parameters = []));
    const before = parameters[index] ?? [];
    if (before.length < MOST_VALUES) parameters[index] = union(before, known);
  };
  for (const fn of open) {
    for (const call of linker.callsOf(fn)) flowThrough(linker, call, add);
  }
  return flows;
}

type Add = (fn: Fn, index: number, values: readonly Value[]) => void;

function flowThrough(linker: Linker, call: CallSite, add: Add): void {
  const { file } = call.caller;
  const expression = file.expressions[call.expression]!;
  const args = expression.kind === 'call' || expression.kind === 'new' ? expression.args : [];
  const callee = expression.kind === 'call' || expression.kind === 'new' ? file.expressions[expression.callee] : undefined;
  const shift = callee?.kind === 'member' && callee.name === 'call' ? 1 : 0;

  for (const target of call.targets) {
    for (const [index, parameter] of target.fact.parameters.entries()) {
      const arg = args[index + shift];
      if (arg === undefined) break;
      if (!parameter.rest && isOpen(linker, target, index)) add(target, index, linker.valuesOf(file, arg));
    }
  }
  for (const { argument, fn } of call.callbacks) callbackParameters(linker, call, fn, argument, add);
  // `router.use([a, b])`
  for (const [argument, arg] of args.entries()) {
    if (file.expressions[arg]?.kind !== 'array') continue;
    for (const value of linker.valuesOf(file, arg)) {
      if (value.kind === 'array') for (const one of value.elements) if (one.kind === 'function') externalCallback(linker, call, one.fn, argument, add);
    }
  }
}

/** A declared type that names a class or a package's type needs no call sites. */
function isOpen(linker: Linker, fn: Fn, index: number): boolean {
  const type = fn.fact.parameters[index]?.type;
  if (type === undefined) return index < fn.fact.parameters.length;
  return linker.valuesOfType({ file: fn.file, type }).every((value) => value.kind === 'unknown' || value.kind === 'typed' || value.kind === 'literal');
}

function callbackParameters(linker: Linker, call: CallSite, fn: Fn, argument: number, add: Add): void {
  externalCallback(linker, call, fn, argument, add);
  for (const target of call.targets) {
    // A local function that runs its parameter passes on what it calls it with.
    for (const inner of parameterCallsOf(linker.indexes(target.file), target.id, argument)) {
      const expression = target.file.expressions[inner]!;
      if (expression.kind !== 'call') continue;
      const member = target.file.expressions[expression.callee];
      const shift = member?.kind === 'member' ? 1 : 0;
      fn.fact.parameters.forEach((_, index) => {
        const arg = expression.args[index + shift];
        if (arg !== undefined && isOpen(linker, fn, index)) add(fn, index, linker.valuesOf(target.file, arg));
      });
    }
  }
}

function externalCallback(linker: Linker, call: CallSite, fn: Fn, argument: number, add: Add): void {
  for (const value of call.callees) {
    if (value.kind !== 'external') continue;
    const builtin = builtinParameters(linker, call, value.path.step?.kind === 'member' ? value.path.step.name : '', argument);
    if (builtin) {
      fn.fact.parameters.forEach((_, index) => {
        if (isOpen(linker, fn, index)) add(fn, index, builtin[index] ?? []);
      });
      continue;
    }
    const called = linker.step(value.path, { kind: 'call' });
    fn.fact.parameters.forEach((_, parameter) => {
      if (isOpen(linker, fn, parameter)) add(fn, parameter, [linker.external(linker.step(called, { kind: 'callback', argument, parameter }), { file: call.caller.file, expression: call.expression })]);
    });
  }
}

/** Parameters of callbacks of array and promise methods: elements of the receiver, what the promise resolves to. */
function builtinParameters(linker: Linker, call: CallSite, method: string, argument: number): (readonly Value[])[] | undefined {
  const { file } = call.caller;
  const expression = file.expressions[call.expression]!;
  const callee = expression.kind === 'call' ? file.expressions[expression.callee] : undefined;
  if (callee?.kind !== 'member') return undefined;
  const receivers = linker.valuesOf(file, callee.object);
  const isList = receivers.some((one) => one.kind === 'array' || (one.kind === 'external' && isListPath(one)));
  const isPromise = receivers.some((one) => one.kind === 'promise');
  const builtin = isList ? arrayMethods[method] : isPromise ? promiseMethods[method] : undefined;
  const callback = builtin?.callbacks.find((one) => one.argument === argument);
  if (!callback) return undefined;
  return callback.parameters.map((parameter) => {
    if (parameter === 'element') return union(...receivers.map((one) => elementsOf(linker, one, undefined)));
    if (parameter === 'receiver') return receivers;
    if (parameter === 'settled') return union(...receivers.map((one) => (one.kind === 'promise' ? one.of : [])));
    return [];
  });
}

/** What a call resolved to, or an element of it, is data: its array methods are the language's. */
function isListPath(value: Extract<Value, { kind: 'external' }>): boolean {
  const kind = value.path.step?.kind;
  return kind === 'await' || kind === 'element';
}

/** Members assigned to functions, classes, literals and module objects after they were made. */
export function collectAttachments(linker: Linker): Attachments {
  const attachments = new Map<object, Map<string, readonly Value[]>>();
  const add = (owner: object, name: string, values: readonly Value[]): void => {
    let members = attachments.get(owner);
    if (!members) attachments.set(owner, (members = new Map()));
    members.set(name, union(members.get(name) ?? [], values));
  };
  for (const file of linker.files) {
    for (const fact of file.memberAssignments) attach(linker, file, fact, add);
  }
  return attachments;
}

function attach(linker: Linker, file: FileFacts, fact: FileFacts['memberAssignments'][number], add: (owner: object, name: string, values: readonly Value[]) => void): void {
  const name = fact.path[fact.path.length - 1];
  const isPrototype = fact.path.length === 2 && fact.path[0] === 'prototype';
  if (fact.binding < 0 || name === undefined || (fact.path.length !== 1 && !isPrototype)) return;
  const values = linker.valuesOf(file, fact.value);
  for (const owner of linker.bindingValues(file, fact.binding, undefined)) {
    const identity = identityOf(owner);
    if (identity) add(identity, name, values);
  }
}
