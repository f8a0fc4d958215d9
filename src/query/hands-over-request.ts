/** Does a handler leave the whole exchange to code that cannot be seen? */
import type { CallSite } from '#model/program.ts';
import type { EntryPoint, System } from '#model/system.ts';
import { calleeText } from '#query/describe-way.ts';

/** The call that gets request and response both, where no function of the program answers it: it may verify by itself. Undefined if there is none. */
export function handsOverRequest(system: System, entry: EntryPoint): string | undefined {
  for (const handler of entry.handlers) {
    const leaving = system.program.callsIn(handler).find((call) => call.targets.length === 0 && passesOn(call) >= 2);
    if (leaving) return calleeText(system, leaving);
  }
  return undefined;
}

/** How many of its own parameters the handler hands over as they are. */
function passesOn({ caller, expression }: CallSite): number {
  const call = caller.file.expressions[expression];
  if (call?.kind !== 'call') return 0;
  const own = new Set(caller.fact.parameters.map((parameter) => parameter.binding));
  return call.args.filter((argument) => {
    const value = caller.file.expressions[argument];
    return value?.kind === 'reference' && own.has(value.binding);
  }).length;
}
