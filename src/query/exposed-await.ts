/** The first thing in an async function that can reject with nobody in the function catching it. */
import type { EventFact, ExpressionFact } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { endsWithHandler, isCaughtInPlace, mayReject } from '#query/rejects.ts';

/** An awaited or returned promise, or a throw, outside every try that has a catch; undefined if there is none, or if it certainly cannot reject. */
export function exposedAwait(system: System, fn: Fn): ExpressionFact | undefined {
  for (const event of fn.fact.events) {
    if (event.expression < 0 || !rejectsHere(system, fn, event) || isInsideTry(system, fn, event)) continue;
    if (event.kind === 'throw') return fn.file.expressions[event.expression];
    const call = system.program.callAt(fn.file, event.expression);
    if (call && (isCaughtInPlace(fn, call.event) || endsWithHandler(fn.file, event.expression))) continue;
    if (call?.targets.length && call.targets.every((target) => mayReject(system, target) === 'no')) continue;
    return fn.file.expressions[event.expression];
  }
  return undefined;
}

/** Why `exposedAwait` finds nothing, as a clause. */
export function whyNothingEscapes(system: System, fn: Fn): string {
  const failing = fn.fact.events.filter((event) => event.expression >= 0 && rejectsHere(system, fn, event));
  if (failing.length === 0) return fn.fact.async ? 'nothing in the handler is awaited' : 'the handler returns no promise';
  return failing.every((event) => isInsideTry(system, fn, event)) ? 'everything that can reject in the handler stands in a try with a catch' : 'everything that can reject in the handler is caught, or handles its own errors';
}

/** In an async function a throw rejects; in any other it is the caller's, and a returned promise is what rejects. */
function rejectsHere(system: System, fn: Fn, event: EventFact): boolean {
  if (event.kind === 'await') return true;
  if (event.kind === 'throw') return fn.fact.async;
  return event.kind === 'return' && system.program.isPromise(fn.file, event.expression) === 'yes';
}

function isInsideTry(system: System, fn: Fn, event: EventFact): boolean {
  return system.program.contextsOf(fn.file, event.context).some((context) => context.kind === 'try' && context.hasCatch);
}
