/** Does a throw inside a catch forget the error that was caught? */
import type { EventFact, ExpressionId, Range } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { CatchPlace } from '#query/catches-in.ts';
import { referencesTo } from '#query/references-to.ts';

/**
 * The throw makes a new error without the caught one, and nothing on the way to it has looked at the caught one: no test, log or call.
 * A copy of the message alone counts as forgetting.
 */
export function isLostBy(system: System, place: CatchPlace, thrown: EventFact): boolean {
  if (place.destructured) return false;
  const { file } = place.fn;
  const expression = file.expressions[thrown.expression];
  if (expression?.kind !== 'new' && expression?.kind !== 'call') return false;
  if (place.binding < 0) return true;
  const seen = referencesTo(file, place.binding, place).filter((id) => isOnTheWay(place, file.expressions[id]!, expression));
  return seen.every((id) => isMessageCopy(system, place, id, thrown.expression));
}

function isOnTheWay(place: CatchPlace, reference: Range, thrown: Range): boolean {
  if (reference.start >= thrown.start && reference.end <= thrown.end) return true;
  if (reference.start > thrown.start) return false;
  // A reference in an arm that the throw is not in happens on another path.
  return !place.fn.file.contexts.some((context) => context.kind === 'branch' && context.start >= place.start && context.end <= place.end && contains(context, reference) && !contains(context, thrown));
}

function contains(outer: Range, inner: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** `new Error(error.message)`: the same words, without the stack, the type and the cause. */
function isMessageCopy(system: System, place: CatchPlace, reference: ExpressionId, thrown: ExpressionId): boolean {
  const { file } = place.fn;
  const error = file.expressions[thrown]!;
  const member = system.program.parentOf(file, reference);
  const isMessage = file.expressions[member]?.kind === 'member' && (file.expressions[member] as { name: string }).name === 'message';
  if (!isMessage || error.kind !== 'new' || error.args.length !== 1 || error.args[0] !== member) return false;
  return system.program.valuesOf(file, error.callee).every((value) => value.kind === 'external' && value.path.package === 'globals');
}
