/** How an `await` that is missing is written in. */
import type { ExpressionFact, FileFacts, Range } from '#model/facts.ts';
import type { TextEdit } from '#model/finding.ts';
import type { LostPromise } from '#query/lost-promises.ts';
import type { System } from '#model/system.ts';

/** Undefined where the function around is not async, or where the place for it cannot be told from facts alone. */
export function awaitingEdits(system: System, { kind, fn, call, start, end }: LostPromise): readonly TextEdit[] | undefined {
  const { file, fact } = fn;
  const expression = call && file.expressions[call.expression];
  if (!expression || expression.start !== start || expression.end !== end) return undefined;
  // Parameters' defaults belong to the function, and nothing can be awaited there.
  if (!fact.async || fact.parameters.some((parameter) => contains(parameter, expression))) return undefined;

  switch (kind) {
    case 'dropped':
    case 'tested':
    case 'sent':
    case 'returnedFromTry':
      return [insert(start, 'await ')];
    case 'voided':
      return inPlaceOfVoid(file, expression, system.program.parentOf(file, call.expression));
    case 'value':
      return isInsideStatement(system, file, call.expression) ? [insert(start, '(await '), insert(end, ')')] : undefined;
    default:
      return undefined;
  }
}

/** `void send()`, with nothing but the one space in between. */
function inPlaceOfVoid(file: FileFacts, { start, end }: ExpressionFact, parent: number): readonly TextEdit[] | undefined {
  const outer = file.expressions[parent];
  if (outer?.kind !== 'unary' || outer.operator !== 'void' || outer.end !== end || start - outer.start !== 'void '.length) return undefined;
  return [{ start: outer.start, end: start, text: 'await ' }];
}

/** A bracket that opens a statement would be taken for a call of the line before, where that has no semicolon. */
function isInsideStatement(system: System, file: FileFacts, id: number): boolean {
  let outermost = id;
  for (let next = id; next >= 0; next = system.program.parentOf(file, next)) outermost = next;
  if (file.expressions[outermost]!.start < file.expressions[id]!.start) return true;
  return file.functions.some(({ events }) => events.some((event) => event.kind === 'return' && event.expression === outermost)) || file.bindings.some((binding) => binding.values.includes(outermost));
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function contains(outer: Range, inner: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
