/** `Promise.allSettled` whose results nobody reads. */
import type { FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Silent } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { callsWithin } from '#query/calls-within.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

/** Each with the calls whose failures it hides, in order. */
export function unreadSettlements(file: FileFacts, system: System, silent?: Silent): readonly { readonly call: CallSite; readonly protectedCalls: readonly CallSite[] }[] {
  const found: { call: CallSite; protectedCalls: readonly CallSite[] }[] = [];
  for (const id of file.functions.keys()) {
    const fn = system.program.fn(file, id);
    for (const call of system.program.callsIn(fn)) {
      if (meaningOfCall(system.program, system.meanings, call, 'combine')?.settles !== true) continue;
      const awaited = fn.fact.events.find((event) => event.kind === 'await' && event.expression === call.expression);
      const at = () => system.program.spanOf(file, file.expressions[call.expression]!);
      if ((awaited?.fate ?? call.event.fate) !== 'dropped') {
        silent?.({ at: at(), fact: 'yes', because: 'somebody is given the results of `Promise.allSettled()`' });
        continue;
      }
      const inside = callsWithin(system, file, file.expressions[call.expression]!).filter((one) => one !== call);
      // Each promise may carry its own handler.
      const isHandled = inside.some((one) => {
        const callee = file.expressions[one.expression];
        const member = callee?.kind === 'call' ? file.expressions[callee.callee] : undefined;
        return member?.kind === 'member' && member.name === 'catch';
      });
      if (isHandled) silent?.({ at: at(), fact: 'yes', because: 'a promise in the list carries a handler of its own' });
      else found.push({ call, protectedCalls: inside });
    }
  }
  return found;
}
