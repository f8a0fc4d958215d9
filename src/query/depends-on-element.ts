/** Is anything that a call is given different from one run of a loop to the next? */
import type { BindingId, ExpressionId, FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import type { Iteration } from './iterations-around.ts';
import { isWithin, mentionedIn } from './mentions.ts';

/** Names declared in the loop, and names that the loop writes: both change from run to run. */
export function dependsOnElement(system: System, iteration: Iteration, { expression, targets, caller }: CallSite): boolean {
  const { file } = iteration;
  // A named function handed to `map` gets the element and nothing else.
  if (iteration.kind === 'callback' && iteration.elements.length === 0 && expression === iteration.run?.call.expression) return true;
  const changed = (id: ExpressionId) => mentionedIn(file, system.program.expression(file, id)).some((binding) => changes(file, iteration, binding));
  const call = system.program.expression(caller.file, expression);
  if (targets.length === 0 || call.kind !== 'call') return changed(expression);
  // A predicate that is only called, such as `solveIf(challenge, () => order.total > 10)`, asks the database nothing.
  return [call.callee, ...call.args].some((id) => file.expressions[id]?.kind !== 'function' && changed(id)) || call.args.some((id) => isAsyncFunction(file, id) && changed(id));
}

function isAsyncFunction(file: FileFacts, id: ExpressionId): boolean {
  const expression = file.expressions[id];
  return expression?.kind === 'function' && file.functions[expression.fn]?.async === true;
}

function changes(file: FileFacts, { range }: Iteration, id: BindingId): boolean {
  const binding = file.bindings[id];
  if (!binding) return false;
  if (isWithin(binding, range)) return true;
  return binding.values.some((value) => {
    const written = file.expressions[value];
    return written !== undefined && isWithin(written, range);
  });
}
