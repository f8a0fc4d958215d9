/** Does a handler ask somebody whether the caller may? */
import type { CallSite } from '#model/program.ts';
import type { EntryPoint, System } from '#model/system.ts';
import { calleeText } from '#query/describe-way.ts';

// What the answer leads to may be a result instead of a rejection; a name is enough where it only keeps a rule silent.
const QUESTION = /^(?:has|can|may|is|check|ensure|assert|verify|require)\w*(?:permi|privilege|access|allow|authori[sz])\w*$/i;

/** The call that asks, as a handler writes it; undefined if none does. */
export function asksPermission(system: System, entry: EntryPoint): string | undefined {
  for (const handler of entry.handlers) {
    const asking = system.program.callsIn(handler).find((call) => QUESTION.test(nameOf(call)));
    if (asking) return calleeText(system, asking);
  }
  return undefined;
}

function nameOf({ caller, expression }: CallSite): string {
  const call = caller.file.expressions[expression];
  const callee = call?.kind === 'call' ? caller.file.expressions[call.callee] : undefined;
  if (callee?.kind === 'member') return callee.name;
  return callee?.kind === 'reference' ? (caller.file.bindings[callee.binding]?.name ?? '') : '';
}
