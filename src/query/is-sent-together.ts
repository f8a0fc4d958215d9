/** Queries that a loop only prepares: a library sends them together. */
import type { BindingId, ExpressionId, FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Effect, System } from '#model/system.ts';
import { meaningOfCall } from '#system/call-meanings.ts';
import type { Iteration } from './iterations-around.ts';
import { isWithin, mentions } from './mentions.ts';

/** The list of operations goes to one transaction, or the library itself batches calls of one tick: which, as a clause. */
export function isSentTogether(system: System, iteration: Iteration, call: CallSite, effect: Effect): string | undefined {
  if (effect.query?.meaning.autoBatched && isInOneTick(iteration, call)) return 'the library sends lookups of one tick together';
  if (call.event.fate === 'awaited') return undefined;
  const list = listThatHolds(iteration, call);
  return list !== undefined && goesToBatch(system, iteration.file, list) ? 'the loop only makes the list of operations, which are sent together' : undefined;
}

/** All runs of the loop begin before the first one ends, and nothing is awaited before the call. */
function isInOneTick(iteration: Iteration, call: CallSite): boolean {
  if (iteration.kind === 'field') return true;
  if (iteration.kind !== 'callback' || iteration.run?.awaited !== 'yes') return false;
  return !call.caller.fact.events.some((event) => event.kind === 'await' && isBefore(call, event.expression));
}

function isBefore(call: CallSite, expression: ExpressionId): boolean {
  const { file } = call.caller;
  return (file.expressions[expression]?.end ?? 0) < (file.expressions[call.expression]?.start ?? 0);
}

type List = { readonly binding: BindingId } | { readonly expression: ExpressionId };

/** The array that the loop's results end up in. */
function listThatHolds(iteration: Iteration, call: CallSite): List | undefined {
  const { file } = iteration;
  if (iteration.run) return { expression: iteration.run.call.expression };
  const place = call.caller.file.expressions[call.expression];
  for (const expression of file.expressions) {
    if (expression.kind !== 'call' || !place || !isWithin(place, expression) || !isWithin(expression, iteration.range)) continue;
    const callee = file.expressions[expression.callee];
    if (callee?.kind !== 'member' || callee.name !== 'push') continue;
    const object = file.expressions[callee.object];
    if (object?.kind === 'reference') return { binding: object.binding };
  }
  return undefined;
}

function goesToBatch(system: System, file: FileFacts, list: List): boolean {
  const holders = 'binding' in list ? [list.binding] : bindingsOf(file, list.expression);
  return file.expressions.some((expression, id) => {
    if (expression.kind !== 'call') return false;
    const holds = 'expression' in list && isWithin(file.expressions[list.expression] ?? expression, expression) && list.expression !== id;
    const mentioned = !holds && expression.args.some((argument) => holders.some((binding) => mentions(file, argument, binding)));
    if (!holds && !mentioned) return false;
    const call = system.program.callAt(file, id);
    return call !== undefined && meaningOfCall(system.program, system.meanings, call, 'batch') !== undefined;
  });
}

function bindingsOf(file: FileFacts, expression: ExpressionId): readonly BindingId[] {
  const range = file.expressions[expression];
  return file.bindings.flatMap((binding, id) => (range && binding.values.some((value) => isWithin(range, file.expressions[value] ?? { start: -1, end: -1 })) ? [id] : []));
}
