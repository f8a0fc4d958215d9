/** How functions that are handed over as arguments are run: for each element, once, later, or nobody knows. */
import type { ContextFact, EventFact, ExpressionId, FileFacts, FunctionId } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { CallbackRun, Known } from '#model/system.ts';
import type { ApiPath, Fn } from '#model/value.ts';
import { arrayMethods, promiseMethods } from '#link/array-methods.ts';
import { argumentsOf, callMeanings, calleeOf, receiverOf, type LabelledRow } from '#system/call-meanings.ts';
import { isAwaitedTogether } from './awaited-together.ts';

export interface CallbackRuns {
  /** For a function written as an argument. */
  runOf(fn: Fn): CallbackRun | undefined;
  /** For whatever a call is given as that argument. */
  runAt(call: CallSite, argument: number): CallbackRun;
}

type How = Pick<CallbackRun, 'how' | 'over' | 'awaited'>;

const UNKNOWN: How = { how: 'unknown', over: -1, awaited: 'unknown' };
const LATER: How = { how: 'later', over: -1, awaited: 'no' };

const MOST_HOPS = 4;

export function callbackRuns(program: Program, meanings: Meanings): CallbackRuns {
  const inline = new Map<Fn, CallbackRun | undefined>();
  const runs = new Map<CallSite, Map<number, CallbackRun>>();
  const parameters = new Map<Fn, Map<number, How>>();
  return { runOf, runAt };

  function runOf(fn: Fn): CallbackRun | undefined {
    if (!inline.has(fn)) inline.set(fn, findInline(fn));
    return inline.get(fn);
  }

  function findInline(fn: Fn): CallbackRun | undefined {
    if (fn.fact.parent < 0 || fn.fact.binding >= 0) return undefined;
    const parent = program.fn(fn.file, fn.fact.parent);
    for (const call of program.callsIn(parent)) {
      const { start, end } = program.expression(fn.file, call.expression);
      if (start > fn.fact.start || end < fn.fact.end) continue;
      const argument = argumentsOf(program, call).findIndex((id) => id >= 0 && isFunctionAt(call, id, fn.id));
      if (argument >= 0) return runAt(call, argument);
    }
    return undefined;
  }

  function isFunctionAt(call: CallSite, id: ExpressionId, fn: FunctionId): boolean {
    const expression = program.expression(call.caller.file, id);
    return expression.kind === 'function' && expression.fn === fn;
  }

  function runAt(call: CallSite, argument: number): CallbackRun {
    let known = runs.get(call);
    if (!known) runs.set(call, (known = new Map()));
    let run = known.get(argument);
    if (!run) known.set(argument, (run = { call, argument, ...howOf(call, argument, 0) }));
    return run;
  }

  function howOf(call: CallSite, argument: number, hops: number): How {
    const byLibrary = fromRows(call, argument);
    if (byLibrary) return byLibrary;
    const builtin = call.targets.length === 0 ? fromBuiltin(call, argument) : undefined;
    if (builtin) return builtin;
    if (call.event.kind === 'new' && isGlobal(call, 'Promise')) return { how: 'once', over: -1, awaited: 'no' };
    return fromTargets(call, argument, hops);
  }

  function fromRows(call: CallSite, argument: number): How | undefined {
    for (const { row } of callMeanings(program, meanings, call)) {
      const how = fromRow(call, argument, row);
      if (how) return how;
    }
    return undefined;
  }

  function fromRow(call: CallSite, argument: number, row: LabelledRow): How | undefined {
    switch (row.means) {
      case 'iterate': {
        if (row.callback !== argument) return undefined;
        const over = row.over === 'receiver' ? (receiverOf(program, call)?.object ?? -1) : (argumentsOf(program, call)[row.over] ?? -1);
        return { how: 'each', over, awaited: row.awaitsCallback ? 'yes' : together(call) };
      }
      case 'runs':
        return row.callback === argument ? { how: 'once', over: -1, awaited: row.awaitsCallback ? 'yes' : 'no' } : undefined;
      case 'transaction':
        return row.callback === argument ? { how: 'once', over: -1, awaited: 'yes' } : undefined;
      case 'listen':
        return row.callback === argument ? LATER : undefined;
      case 'route':
      case 'param':
      case 'wrapper':
      case 'mount':
        return LATER;
      default:
        return undefined;
    }
  }

  /** Methods of arrays and promises; on a receiver of which nothing else is known these names are theirs. */
  function fromBuiltin(call: CallSite, argument: number): How | undefined {
    const receiver = receiverOf(program, call);
    if (!receiver || !call.externals.every(isMadeByCall)) return undefined;
    const settled = promiseMethods[receiver.name]?.callbacks.find((each) => each.argument === argument);
    if (settled) return { how: 'once', over: -1, awaited: 'yes' };
    const element = arrayMethods[receiver.name]?.callbacks.find((each) => each.argument === argument);
    return element && { how: 'each', over: receiver.object, awaited: element.result === 'collected' ? together(call) : 'no' };
  }

  function together(call: CallSite): Known {
    return isAwaitedTogether(program, meanings, call);
  }

  function isGlobal(call: CallSite, name: string): boolean {
    const callee = calleeOf(program, call);
    if (callee < 0) return false;
    const expression = program.expression(call.caller.file, callee);
    return expression.kind === 'global' && expression.name === name;
  }

  /** A function of the program that is given a callback: what does it do with its parameter? */
  function fromTargets(call: CallSite, argument: number, hops: number): How {
    const bodies = call.targets.filter((target) => !target.fact.bodiless);
    if (bodies.length === 0 || hops >= MOST_HOPS) return UNKNOWN;
    const ways = bodies.map((target) => ofParameter(target, argument, hops));
    const each = ways.find((way) => way.how === 'each') ?? ways.find((way) => way.how === 'once') ?? ways[0] ?? UNKNOWN;
    // What is iterated stands in the other function: seen from here it is the first argument that is no function.
    return each.how === 'each' ? { ...each, over: firstOther(call, argument) } : each;
  }

  function firstOther(call: CallSite, argument: number): ExpressionId {
    return argumentsOf(program, call).find((id, index) => index !== argument && id >= 0 && program.expression(call.caller.file, id).kind !== 'function') ?? -1;
  }

  function ofParameter(target: Fn, index: number, hops: number): How {
    let known = parameters.get(target);
    if (!known) parameters.set(target, (known = new Map()));
    let how = known.get(index);
    if (!how) {
      known.set(index, UNKNOWN);
      known.set(index, (how = findParameter(target, index, hops)));
    }
    return how;
  }

  function findParameter(target: Fn, index: number, hops: number): How {
    const parameter = target.fact.parameters[index];
    if (!parameter || parameter.binding < 0 || parameter.rest) return UNKNOWN;
    const found: How[] = [];
    for (const fn of within(target)) {
      for (const call of program.callsIn(fn)) {
        const inner = usesParameter(call, parameter.binding, hops);
        if (inner) found.push(around(target, fn, call.event, inner));
      }
    }
    return found.find((how) => how.how === 'each') ?? found.find((how) => how.how === 'once') ?? found[0] ?? UNKNOWN;
  }

  /** The call calls the parameter, or hands it on to something that does. */
  function usesParameter(call: CallSite, binding: number, hops: number): How | undefined {
    if (isReference(call, calleeOf(program, call), binding)) return { how: 'once', over: -1, awaited: waitsFor(call.event) };
    const argument = argumentsOf(program, call).findIndex((id) => isReference(call, id, binding));
    return argument < 0 ? undefined : howOf(call, argument, hops + 1);
  }

  function isReference(call: CallSite, id: ExpressionId, binding: number): boolean {
    if (id < 0) return false;
    const expression = program.expression(call.caller.file, id);
    if (expression.kind === 'reference') return expression.binding === binding;
    // `callback.call(this, x)` and `callback?.(x)`.
    return expression.kind === 'member' && (expression.name === 'call' || expression.name === 'apply') && isReference(call, expression.object, binding);
  }

  /** What a call inside of `fn`, itself inside of `target`, is once the loops and callbacks around it are known. */
  function around(target: Fn, fn: Fn, event: EventFact, inner: How): How {
    let how = inner;
    let at = fn;
    let context = event.context;
    for (;;) {
      const loops = program.contextsOf(at.file, context).some((each) => each.kind === 'loop' && walksElements(at.file, each));
      if (loops && how.how === 'once') how = { ...how, how: 'each' };
      if (at === target) return how;
      const run = runOf(at);
      // A function inside of the function that is stored or returned runs at some other time.
      if (!run || run.how === 'later' || run.how === 'unknown') return LATER;
      if (run.how === 'each' && how.how === 'once') how = { ...how, how: 'each' };
      context = run.call.event.context;
      at = run.call.caller;
    }
  }

  /** The function and all that is written inside of it. */
  function within(target: Fn): readonly Fn[] {
    const found: Fn[] = [target];
    target.file.functions.forEach((fact, id) => {
      if (id !== target.id && fact.start >= target.fact.start && fact.end <= target.fact.end) found.push(program.fn(target.file, id));
    });
    return found;
  }
}

/** A value that a package made, not a function that it exports: `rows.map(f)`, but not `Option.map(f)`. */
function isMadeByCall(path: ApiPath): boolean {
  for (let at: ApiPath | undefined = path; at; at = at.parent) if (at.step && at.step.kind !== 'member') return true;
  return false;
}

/** A loop that only counts or waits repeats the callback: it tries again, it does not walk a list. */
function walksElements(file: FileFacts, loop: Extract<ContextFact, { kind: 'loop' }>): boolean {
  if (loop.loop === 'while' || loop.loop === 'do') return false;
  if (loop.loop !== 'for') return true;
  const test = file.expressions[loop.test];
  const limit = test?.kind === 'binary' ? file.expressions[test.right] : undefined;
  return limit?.kind === 'member' && limit.name === 'length';
}

function waitsFor(event: EventFact): Known {
  if (event.fate === 'awaited' || event.fate === 'returned' || event.fate === 'yielded') return 'yes';
  return event.fate === 'dropped' || event.fate === 'voided' ? 'no' : 'unknown';
}
