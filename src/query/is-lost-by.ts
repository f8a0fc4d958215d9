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
  return keptBy(system, place, thrown) === undefined;
}

/** How the caught error is not lost, as a clause; undefined if it is. */
export function keptBy(system: System, place: CatchPlace, thrown: EventFact): string | undefined {
  if (place.destructured) return 'the caught error is taken apart in the head of the catch';
  const { file } = place.fn;
  const expression = file.expressions[thrown.expression];
  if (expression?.kind !== 'new' && expression?.kind !== 'call') return 'no new error is made here: what is thrown is the caught one, or a value that was there before';
  if (place.binding < 0) return undefined;
  const seen = referencesTo(file, place.binding, place).filter((id) => isOnTheWay(place, file.expressions[id]!, expression));
  const use = seen.find((id) => !isMessageCopy(system, place, id, thrown.expression));
  if (use === undefined) return undefined;
  const at = file.expressions[use]!;
  const name = `\`${file.bindings[place.binding]!.name}\``;
  return contains(expression, at) ? `${name} is handed to the new error` : `${name} is looked at on the way to the throw, in line ${String(system.program.spanOf(file, at).line)}`;
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
