/** How a new error is given the caught one as its cause. */
import type { EventFact, Range } from '#model/facts.ts';
import type { TextEdit } from '#model/finding.ts';
import type { CatchPlace } from '#query/catches-in.ts';

/** Of the platform's errors those that take a message and then options. */
const TAKES_CAUSE = new Set(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

/** Undefined where the error is of a class that may not take a cause, or where the caught error has no name that could be used. */
export function causeEdits(place: CatchPlace, thrown: EventFact): readonly TextEdit[] | undefined {
  const { file } = place.fn;
  const error = file.expressions[thrown.expression];
  const message = error?.kind === 'new' && error.args.length === 1 ? file.expressions[error.args[0]!] : undefined;
  if (error?.kind !== 'new' || message === undefined || message.kind === 'spread') return undefined;
  const callee = file.expressions[error.callee];
  if (callee?.kind !== 'global' || !TAKES_CAUSE.has(callee.name)) return undefined;
  // Anything between the message and the bracket is a comma, a comment or a bracket of its own: facts cannot tell.
  if (error.end - message.end !== 1) return undefined;

  const name = place.binding < 0 ? freeName(place) : nameSeenFrom(place, error);
  if (name === undefined) return undefined;
  const cause: TextEdit = { start: message.end, end: message.end, text: name === 'cause' ? ', { cause }' : `, { cause: ${name} }` };
  return place.binding < 0 ? [{ start: place.start, end: place.start, text: `(${name}) ` }, cause] : [cause];
}

/** The caught error's name, if no other variable of that name may stand between. */
function nameSeenFrom({ fn: { file }, binding, start }: CatchPlace, thrown: Range): string | undefined {
  const { name } = file.bindings[binding]!;
  const isHidden = file.bindings.some((other, id) => id !== binding && other.name === name && other.start >= start && other.end <= thrown.end);
  return isHidden ? undefined : name;
}

/** A name for what a bare `catch {` has caught; a callback's parameters are not ours to write. */
function freeName({ kind, fn: { file } }: CatchPlace): string | undefined {
  if (kind !== 'clause') return undefined;
  return ['error', 'cause'].find((name) => file.bindings.every((binding) => binding.name !== name) && file.expressions.every((expression) => expression.kind !== 'global' || expression.name !== name));
}
