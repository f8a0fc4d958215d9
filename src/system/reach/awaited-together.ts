/** Does somebody wait for the promises that `xs.map(async …)` makes? */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { Known } from '#model/system.ts';
import { callMeanings } from '#system/call-meanings.ts';

/** `yes` if the array goes into `Promise.all` or its kin, at once or through a variable; `no` if it is dropped. */
export function isAwaitedTogether(program: Program, meanings: Meanings, call: CallSite): Known {
  const { file } = call.caller;
  if (call.event.fate === 'dropped' || call.event.fate === 'voided') return 'no';
  if (isCombined(program, meanings, file, call.expression)) return 'yes';
  const holder = file.bindings.findIndex((binding) => binding.values.includes(call.expression));
  if (holder < 0) return 'unknown';
  const used = program.callsIn(call.caller).some((other) => combines(program, meanings, other) && mentions(program, file, other.expression, holder));
  return used ? 'yes' : 'unknown';
}

/** Looks outward through spreads, arrays and `.flat()` for the call that combines. */
function isCombined(program: Program, meanings: Meanings, file: FileFacts, expression: ExpressionId): boolean {
  let at = program.parentOf(file, expression);
  for (let hops = 0; at >= 0 && hops < 6; hops += 1) {
    const fact = program.expression(file, at);
    if (fact.kind === 'call') {
      const call = program.callAt(file, at);
      if (call && combines(program, meanings, call)) return true;
    } else if (fact.kind !== 'spread' && fact.kind !== 'array' && fact.kind !== 'member' && fact.kind !== 'cast') return false;
    at = program.parentOf(file, at);
  }
  return false;
}

function combines(program: Program, meanings: Meanings, call: CallSite): boolean {
  return callMeanings(program, meanings, call).some(({ row }) => row.means === 'combine');
}

function mentions(program: Program, file: FileFacts, call: ExpressionId, binding: number): boolean {
  const expression = program.expression(file, call);
  return expression.kind === 'call' && expression.args.some((argument) => {
    const fact = program.expression(file, argument);
    if (fact.kind === 'reference') return fact.binding === binding;
    if (fact.kind !== 'array') return false;
    return fact.items.some((item) => {
      const inner = program.expression(file, item);
      return inner.kind === 'spread' && program.expression(file, inner.value).kind === 'reference' && (program.expression(file, inner.value) as { binding: number }).binding === binding;
    });
  });
}
