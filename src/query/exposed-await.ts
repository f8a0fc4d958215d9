/** The first thing in an async function that can reject with nobody in the function catching it. */
import type { EventFact, ExpressionFact } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { isCaughtInPlace, mayReject } from '#query/rejects.ts';

/** An awaited or returned promise outside every try that has a catch; undefined if there is none, or if it certainly cannot reject. */
export function exposedAwait(system: System, fn: Fn): ExpressionFact | undefined {
  for (const event of fn.fact.events) {
    if (event.kind !== 'await' || isInsideTry(system, fn, event)) continue;
    const awaited = fn.file.expressions[event.expression]!;
    if (awaited.kind !== 'await') continue;
    const call = system.program.callAt(fn.file, awaited.value);
    if (call && isCaughtInPlace(fn, call.event)) continue;
    if (call?.targets.length && call.targets.every((target) => mayReject(system, target) === 'no')) continue;
    if (call && isHandledByOwnMethod(fn, awaited.value)) continue;
    return awaited;
  }
  return undefined;
}

/** `await f().catch(next)`: the awaited call is the catch itself. */
function isHandledByOwnMethod(fn: Fn, id: number): boolean {
  const call = fn.file.expressions[id];
  const member = call?.kind === 'call' ? fn.file.expressions[call.callee] : undefined;
  return call?.kind === 'call' && member?.kind === 'member' && ((member.name === 'catch' && call.args.length > 0) || (member.name === 'then' && call.args.length > 1));
}

function isInsideTry(system: System, fn: Fn, event: EventFact): boolean {
  return system.program.contextsOf(fn.file, event.context).some((context) => context.kind === 'try' && context.hasCatch);
}
