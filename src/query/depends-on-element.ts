/** Is anything that a call is given different from one run of a loop to the next? */
import type { BindingId, ExpressionId, FileFacts } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { Iteration } from './iterations-around.ts';
import { isWithin, mentionedIn } from './mentions.ts';

/** Names declared in the loop, and names that the loop writes: both change from run to run. */
export function dependsOnElement(system: System, iteration: Iteration, expression: ExpressionId): boolean {
  const { file } = iteration;
  // A named function handed to `map` gets the element and nothing else.
  if (iteration.kind === 'callback' && iteration.elements.length === 0 && expression === iteration.run?.call.expression) return true;
  return mentionedIn(file, system.program.expression(file, expression)).some((binding) => changes(file, iteration, binding));
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
