/** What a catch does with the error that it caught. */
import type { EventFact, ExpressionId } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import { meaningOfCall } from '#system/call-meanings.ts';
import { callsWithin } from '#query/calls-within.ts';
import type { CatchPlace } from '#query/catches-in.ts';
import { referencesTo } from '#query/references-to.ts';

export interface Handling {
  /** Throw events in the handler's own function, in order. */
  readonly throws: readonly EventFact[];
  readonly returns: readonly EventFact[];
  /** Calls made by the handler, nested functions included. */
  readonly calls: readonly CallSite[];
  /** It logs, or tells an error tracker, itself or through what it calls. */
  readonly logs: boolean;
  /** It answers the request, ends the process, or runs unknown code that may. */
  readonly responds: boolean;
  /** References to the error. */
  readonly uses: readonly ExpressionId[];
  /** It sets something that outlives it. */
  readonly assigns: boolean;
  /** It calls something of which nothing is known. */
  readonly callsUnknown: boolean;
}

/** Looks at the events of the clause or callback. */
export function handlingOf(system: System, place: CatchPlace): Handling {
  const { file, fact } = place.fn;
  const events = fact.events.filter((event) => isInHandler(system, place, event));
  const calls = callsWithin(system, file, place);
  const uses = place.destructured ? [-1] : place.binding < 0 ? [] : referencesTo(file, place.binding, place);
  return {
    throws: events.filter((event) => event.kind === 'throw'),
    returns: events.filter((event) => event.kind === 'return'),
    calls,
    logs: calls.some((call) => reaches(system, call, 'log') || reaches(system, call, 'reportError')),
    responds: calls.some((call) => reaches(system, call, 'respond') || meaningOfCall(system.program, system.meanings, call, 'exit') !== undefined || meaningOfCall(system.program, system.meanings, call, 'redirect') !== undefined),
    uses,
    assigns: events.some((event) => event.kind === 'assign'),
    callsUnknown: calls.some((call) => call.unresolved),
  };
}

function isInHandler(system: System, place: CatchPlace, event: EventFact): boolean {
  if (place.context < 0) return true;
  const context = place.fn.file.contexts[place.context]!;
  return system.program.contextsOf(place.fn.file, event.context).includes(context);
}

function reaches(system: System, call: CallSite, kind: 'log' | 'reportError' | 'respond'): boolean {
  return system.reachesThrough(call, kind).length > 0;
}
