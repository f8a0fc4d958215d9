/** Does a handler leave the whole exchange to code that cannot be seen? */
import type { CallSite } from '#model/program.ts';
import type { EntryPoint, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { calleeText } from '#query/describe-way.ts';

/** Steps from hand to hand that are followed. */
const MOST_HANDS = 4;

/** The call that gets request and response both, where no function of the program answers it: it may verify by itself. Undefined if there is none. */
export function handsOverRequest(system: System, entry: EntryPoint): string | undefined {
  // A wrapper hands everything over to the handler that it wraps, which is the last one and is judged itself.
  const handler = entry.handlers.at(-1);
  const leaving = handler && leavingFrom(system, handler, MOST_HANDS);
  return leaving && calleeText(system, leaving);
}

function leavingFrom(system: System, fn: Fn, hands: number): CallSite | undefined {
  for (const call of system.program.callsIn(fn)) {
    if (!isHanded(system, call, 'request') || !isHanded(system, call, 'response')) continue;
    if (call.targets.length === 0) return call;
    if (hands > 1 && call.targets.some((target) => target !== fn && leavingFrom(system, target, hands - 1))) return call;
  }
  return undefined;
}

/** One of the arguments is what a framework calls its request, or its response. */
function isHanded({ program, meanings }: System, { caller, expression }: CallSite, type: 'request' | 'response'): boolean {
  const call = program.expression(caller.file, expression);
  if (call.kind !== 'call') return false;
  return call.args.some((argument) => program.valuesOf(caller.file, argument).some((value) => value.kind === 'external' && meanings.typesAt(value.path).some((name) => name.endsWith(`:${type}`))));
}
