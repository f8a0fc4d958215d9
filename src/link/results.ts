/** What calls give back. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { ApiPath, Closure, Fn, Site, TypeRef, Value } from '#model/value.ts';
import { enclose } from '#link/bindings.ts';
import { awaited, elementsOf, instanceOf } from '#link/expressions.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { typedResult } from '#link/types.ts';
import { isKnown, knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [unknown('the result of a function that calls itself')];
/** Factories of factories beyond this depth are not followed with their arguments. */
const DEEPEST_CLOSURE = 4;

/** Values of a call, `new` or tagged template; never empty. */
export function callResultValues(linker: Linker, file: FileFacts, id: ExpressionId, closure: Closure | undefined): readonly Value[] {
  const call = file.expressions[id]!;
  const site: Site = { file, expression: id };
  if (call.kind === 'new') {
    return union(...linker.valuesOf(file, call.callee, closure).map((value) => constructed(linker, value, { site, args: call.args, typeArgs: call.typeArgs.map((type) => ({ file, type })), closure })));
  }
  const callee = call.kind === 'call' ? call.callee : call.kind === 'template' && call.tag !== undefined ? call.tag : undefined;
  if (callee === undefined) return [unknown('no call')];
  const args = call.kind === 'call' ? call.args : call.kind === 'template' ? call.values : [];
  const typeArgs = call.kind === 'call' ? call.typeArgs.map((type) => ({ file, type })) : [];

  const special = methodOfKnownObject(linker, { site, args, typeArgs, closure }, callee);
  if (special) return special;
  return union(...linker.valuesOf(file, callee, closure).map((value) => called(linker, value, { site, args, typeArgs, closure })));
}

interface Call {
  readonly site: Site;
  readonly args: readonly ExpressionId[];
  readonly typeArgs: readonly TypeRef[];
  /** The closure in which the call itself is evaluated. */
  readonly closure: Closure | undefined;
}

function argument(linker: Linker, call: Call, index: number): readonly Value[] {
  const id = call.args[index];
  return id === undefined ? [] : linker.valuesOf(call.site.file, id, call.closure);
}

/** The results of callees that need the arguments. */
function called(linker: Linker, value: Value, call: Call): readonly Value[] {
  switch (value.kind) {
    case 'function':
      return functionResult(linker, value, call);
    case 'external':
      return externalResult(linker, value, call);
    case 'class':
      return [unknown('a class called without new')];
    case 'instance':
    case 'object':
      return [unknown('an object called as a function')];
    case 'typed':
      return typedResult(linker, value.type);
    case 'unknown':
      linker.memo.taint();
      // A chain of calls on an unknown stays one unknown, and its reason the first.
      return [value];
    default:
      return [unknown('the result of something that is no function')];
  }
}

function functionResult(linker: Linker, value: Extract<Value, { kind: 'function' }>, call: Call): readonly Value[] {
  const { fn } = value;
  const plain = linker.returnsOf(fn, undefined, value.self);
  if (fn.fact.parameters.length === 0 && !value.closure) return plain;
  // A function that calls itself, or factories of factories of factories: the arguments would grow without end.
  if (isRunning(fn, call.closure)) return plain;
  const closure = closureOf(linker, value, call);
  const captured = plain.map((one) => enclose(one, closure));
  // Only what the function hands back of its own arguments needs them to be known.
  const fromParameters = plain.every((one) => one.kind !== 'unknown' && one.kind !== 'promise') ? [] : returnsOfParameters(fn);
  if (fromParameters.length === 0) return captured;
  const given = union(...fromParameters.map((id) => linker.valuesOf(fn.file, id, closure)));
  if (!isKnown(given)) return captured;
  return fn.fact.async ? [{ kind: 'promise', of: union(...given.map((one) => awaitedOnce(linker, one))) }] : union(knownOf(captured), knownOf(given));
}

/** The arguments are evaluated when something asks for them. */
function closureOf(linker: Linker, value: Extract<Value, { kind: 'function' }>, call: Call): Closure {
  let args: (readonly Value[])[] | undefined;
  const closure: Closure = {
    fn: value.fn,
    call: call.site,
    get args() {
      return (args ??= call.args.map((_, at) => argument(linker, call, at)));
    },
    outer: value.closure,
  };
  callers.set(closure, call.closure);
  return closure;
}

/** Closures by the closure in which their call was evaluated. */
const callers = new WeakMap<Closure, Closure | undefined>();

function isRunning(fn: Fn, closure: Closure | undefined): boolean {
  let depth = 0;
  for (let level = closure; level; level = callers.get(level)) {
    depth += 1;
    if (depth >= DEEPEST_CLOSURE || level.fn === fn) return true;
  }
  return false;
}

const parameterReturns = new WeakMap<Fn, readonly ExpressionId[]>();

/** Returned expressions that are a parameter, a member of one, or the result of calling one. */
function returnsOfParameters(fn: Fn): readonly ExpressionId[] {
  let found = parameterReturns.get(fn);
  if (!found) {
    found = fn.fact.events.flatMap((event) => (event.kind === 'return' && event.expression >= 0 && comesFromParameter(fn, event.expression, 0) ? [event.expression] : []));
    parameterReturns.set(fn, found);
  }
  return found;
}

function comesFromParameter(fn: Fn, id: ExpressionId, level: number): boolean {
  const expression = fn.file.expressions[id];
  if (!expression || level > 6) return false;
  const next = (inner: ExpressionId) => comesFromParameter(fn, inner, level + 1);
  switch (expression.kind) {
    case 'parameter':
      return expression.fn === fn.id;
    case 'reference': {
      const binding = fn.file.bindings[expression.binding]!;
      return binding.owner === fn.id && (binding.kind === 'parameter' || binding.kind === 'const') && binding.values.some(next);
    }
    case 'member':
    case 'index':
      return next(expression.object);
    case 'call':
    case 'new':
      return next(expression.callee);
    case 'await':
    case 'cast':
      return next(expression.value);
    case 'conditional':
      return next(expression.whenTrue) || next(expression.whenFalse);
    case 'logical':
      return next(expression.left) || next(expression.right);
    case 'element':
      return next(expression.of);
    default:
      return false;
  }
}

function constructed(linker: Linker, value: Value, call: Call): readonly Value[] {
  if (value.kind === 'class') return [{ kind: 'instance', cls: value.cls, typeArgs: call.typeArgs, closure: value.closure }];
  if (value.kind !== 'external') return [unknown('an instance of something unknown')];
  const { path } = value;
  if (isGlobal(path, 'Promise')) return [{ kind: 'promise', of: [unknown('what a new promise resolves to')] }];
  if (isGlobal(path, 'Set') || isGlobal(path, 'Array')) {
    return [{ kind: 'array', site: undefined, elements: orUnknown(union(...argument(linker, call, 0).map((one) => elementsOf(linker, one, undefined))), 'elements added later') }];
  }
  return [linker.external(linker.step(path, { kind: 'instance' }), call.site, call.typeArgs)];
}

function isGlobal(path: ApiPath, name: string): boolean {
  return path.package === 'globals' && path.depth === 1 && path.step?.kind === 'member' && path.step.name === name;
}

/** The result of calling a package's function, where its meaning says more than the path. */
function externalResult(linker: Linker, value: Extract<Value, { kind: 'external' }>, call: Call): readonly Value[] {
  const path = linker.step(value.path, { kind: 'call' });
  const platform = value.path.package === 'globals' ? platformResult(linker, value.path, call) : undefined;
  if (platform) return platform;
  for (const row of linker.meanings.at(path)) {
    if (row.means === 'wrapper') {
      const handlers = argument(linker, call, row.handler).filter((one) => one.kind === 'function');
      if (handlers.length > 0) return handlers;
    }
    if (row.means === 'resolve') {
      const tokens = argument(linker, call, row.token);
      const found = knownOf(linker.provided(tokens));
      if (found.length > 0) return found;
      const instances = tokens.filter((token) => token.kind === 'class').map((token) => instanceOf(linker, token));
      if (instances.length > 0) return instances;
    }
  }
  return [linker.external(path, call.site, call.typeArgs.length > 0 ? call.typeArgs : value.typeArgs)];
}

/** Platform functions that hand their arguments on. */
function platformResult(linker: Linker, path: ApiPath, call: Call): readonly Value[] | undefined {
  if (path.depth !== 2 || path.step?.kind !== 'member' || path.parent?.step?.kind !== 'member') return undefined;
  switch (`${path.parent.step.name}.${path.step.name}`) {
    case 'Promise.all':
    case 'Promise.allSettled': {
      const lists = argument(linker, call, 0);
      const literal = lists.length === 1 && lists[0]!.kind === 'array' ? lists[0] : undefined;
      const elements = union(...lists.flatMap((list) => elementsOf(linker, list, undefined)).map((one) => awaited(linker, one)));
      // The order is kept, so that `const [a, b] = await Promise.all([f(), g()])` finds each.
      return [{ kind: 'promise', of: [{ kind: 'array', site: path.step.name === 'all' ? literal?.site : undefined, elements }] }];
    }
    case 'Promise.race':
    case 'Promise.any':
      return [{ kind: 'promise', of: union(...argument(linker, call, 0).flatMap((list) => elementsOf(linker, list, undefined)).map((one) => awaited(linker, one))) }];
    case 'Promise.resolve':
      return [{ kind: 'promise', of: orUnknown(argument(linker, call, 0), 'nothing') }];
    case 'Promise.reject':
      return [{ kind: 'promise', of: [unknown('a rejection')] }];
    case 'Object.assign':
    case 'Object.freeze':
    case 'Object.seal':
      return orUnknown(knownOf(union(...call.args.map((_, at) => argument(linker, call, at)))), 'an assembled object');
    case 'Object.values':
      return [{ kind: 'array', site: undefined, elements: orUnknown(union(...argument(linker, call, 0).flatMap((one) => linker.memberNames(one).map((name) => linker.memberOf(one, name)))), 'values of an unknown object') }];
    case 'Object.entries':
      return [{ kind: 'array', site: undefined, elements: [unknown('an entry of an object')] }];
    case 'Object.keys':
      return [{ kind: 'array', site: undefined, elements: [unknown('a key of an object')] }];
    case 'Array.from':
    case 'Array.of':
      return [{ kind: 'array', site: undefined, elements: orUnknown(union(...argument(linker, call, 0).map((one) => elementsOf(linker, one, undefined))), 'elements of an unknown list') }];
    default:
      return undefined;
  }
}

/** Methods of functions, promises and lists, whose result follows from the object. */
function methodOfKnownObject(linker: Linker, call: Call, callee: ExpressionId): readonly Value[] | undefined {
  const { file } = call.site;
  const member = file.expressions[callee];
  if (member?.kind !== 'member') return undefined;
  if (!SPECIAL_METHODS.has(member.name)) return undefined;
  const objects = linker.valuesOf(file, member.object, call.closure);

  if (member.name === 'bind') return objects.some((one) => one.kind === 'function') ? objects : undefined;
  if (member.name === 'call' || member.name === 'apply') {
    if (!objects.some((one) => one.kind === 'function')) return undefined;
    const inner = { ...call, args: member.name === 'call' ? call.args.slice(1) : [] };
    return union(...objects.map((one) => called(linker, one, inner)));
  }
  if (objects.every((one) => one.kind === 'promise')) {
    const settled = objects.flatMap((one) => one.of);
    if (member.name === 'then') return [{ kind: 'promise', of: orUnknown(union(...callbackResults(linker, call, 0).map((one) => awaited(linker, one))), 'what a callback gives') }];
    if (member.name === 'catch' || member.name === 'finally') return [{ kind: 'promise', of: settled }];
  }
  if (objects.length > 0 && objects.every((one) => one.kind === 'array')) {
    const elements = union(...objects.map((one) => one.elements));
    if (member.name === 'map') return [{ kind: 'array', site: undefined, elements: orUnknown(callbackResults(linker, call, 0), 'what a callback gives') }];
    if (member.name === 'flatMap') return [{ kind: 'array', site: undefined, elements: orUnknown(callbackResults(linker, call, 0).flatMap((one) => (one.kind === 'array' ? one.elements : [one])), 'what a callback gives') }];
    if (SAME_ELEMENTS.has(member.name)) return [{ kind: 'array', site: undefined, elements }];
    if (ONE_ELEMENT.has(member.name)) return orUnknown(elements, 'an element of an empty list');
  }
  return undefined;
}

const SAME_ELEMENTS = new Set(['filter', 'slice', 'concat', 'reverse', 'sort', 'splice', 'flat', 'toSorted', 'toReversed', 'values']);
const ONE_ELEMENT = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const SPECIAL_METHODS = new Set([...SAME_ELEMENTS, ...ONE_ELEMENT, 'bind', 'call', 'apply', 'then', 'catch', 'finally', 'map', 'flatMap']);

function callbackResults(linker: Linker, call: Call, index: number): readonly Value[] {
  return union(...argument(linker, call, index).map((value) => (value.kind === 'function' ? linker.returnsOf(value.fn, value.closure, value.self) : linker.resultOf(value))));
}

/** Result of a value that is called with unknown arguments. */
export function plainResult(linker: Linker, value: Value): readonly Value[] {
  if (value.kind === 'function') return linker.returnsOf(value.fn, value.closure, value.self);
  if (value.kind === 'external') return [linker.external(linker.step(value.path, { kind: 'call' }), value.site, value.typeArgs)];
  if (value.kind === 'typed') return typedResult(linker, value.type);
  return [unknown('the result of something unknown')];
}

/** What a function returns; never empty. */
export function returnedValues(linker: Linker, fn: Fn, closure: Closure | undefined): readonly Value[] {
  if (closure) return computeReturns(linker, fn, closure);
  return linker.memo.values(fn, 'returns', () => computeReturns(linker, fn, undefined), CYCLE);
}

function computeReturns(linker: Linker, fn: Fn, closure: Closure | undefined): readonly Value[] {
  const returned: (readonly Value[])[] = [];
  for (const event of fn.fact.events) {
    if (event.kind === 'return' && event.expression >= 0) returned.push(linker.valuesOf(fn.file, event.expression, closure));
  }
  const declared = fn.fact.returns === undefined ? [] : linker.valuesOfType({ file: fn.file, type: fn.fact.returns });
  const inner = union(...returned);
  // A declared promise without a known content still says that it is one.
  const promised = declared.some((value) => value.kind === 'promise');
  let values = isKnown(inner) && !inner.every((value) => value.kind === 'literal') ? inner : isKnown(declared) ? declared : orUnknown(inner, 'nothing is returned');
  if (fn.fact.generator) return [{ kind: 'array', site: undefined, elements: [unknown('what a generator yields')] }];
  if (fn.fact.async) values = [{ kind: 'promise', of: union(...values.map((value) => awaitedOnce(linker, value))) }];
  else if (promised && !values.some((value) => value.kind === 'promise') && !values.some((value) => value.kind === 'external')) values = [{ kind: 'promise', of: values }];
  return values;
}

function awaitedOnce(linker: Linker, value: Value): readonly Value[] {
  return value.kind === 'promise' || value.kind === 'external' ? awaited(linker, value) : [value];
}
