/** A catch that answers as if nothing had failed. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { CatchPlace } from '#query/catches-in.ts';
import type { Handling } from '#query/handling-of.ts';

/**
 * What the catch returns or answers, if it cannot be told from success: an empty list, `true`, or a literal with the very members that the success path gives.
 * Undefined if it says that something failed, or nothing.
 */
export function successInCatch(system: System, place: CatchPlace, handling: Handling): string | undefined {
  const { file } = place.fn;
  for (const event of handling.returns) {
    if (event.expression < 0) continue;
    const text = successText(system, place, event.expression);
    if (text) return text;
  }
  for (const call of handling.calls) {
    const expression = file.expressions[call.expression]!;
    const answer = expression.kind === 'call' ? expression.args[0] : undefined;
    if (answer === undefined || call.caller !== place.fn || !system.effectsAt(call).some((effect) => effect.kind === 'respond')) continue;
    // With a status set in the chain the answer tells more than its body.
    const receiver = expression.kind === 'call' ? file.expressions[expression.callee] : undefined;
    if (receiver?.kind !== 'member' || file.expressions[receiver.object]?.kind !== 'reference') continue;
    if (isSameLiteralElsewhere(place, answer)) return 'the same answer as success';
  }
  return undefined;
}

function successText(system: System, place: CatchPlace, id: ExpressionId): string | undefined {
  const expression = place.fn.file.expressions[id]!;
  if (expression.kind === 'await') return successText(system, place, expression.value);
  if (expression.kind === 'array' && expression.items.length === 0) return 'an empty list';
  if (expression.kind === 'literal' && expression.value === true) return 'true';
  if (expression.kind === 'object' && expression.properties.length > 0 && isSameLiteralElsewhere(place, id)) return 'what success returns';
  return undefined;
}

/** The same literal stands outside the catch in the same function. */
function isSameLiteralElsewhere(place: CatchPlace, id: ExpressionId): boolean {
  const { file, fact } = place.fn;
  const shape = shapeOf(file, id);
  if (shape === undefined) return false;
  return file.expressions.some((other, at) => at !== id && other.kind === 'object' && other.start >= fact.start && other.end <= fact.end && (other.end < place.start || other.start > place.end) && shapeOf(file, at) === shape);
}

/** Member names and literal values; undefined for anything that is computed or carries a failure. */
function shapeOf(file: FileFacts, id: ExpressionId): string | undefined {
  const expression = file.expressions[id];
  if (expression?.kind !== 'object') return undefined;
  const parts: string[] = [];
  for (const property of expression.properties) {
    const value = file.expressions[property.value];
    if (property.name === undefined || value?.kind !== 'literal') return undefined;
    parts.push(`${property.name}=${String(value.value)}`);
  }
  return parts.length > 0 ? parts.sort().join() : undefined;
}
