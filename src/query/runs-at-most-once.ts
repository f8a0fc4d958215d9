/** Calls that stand in a loop and still run at most once, or only when something went wrong. */
import type { ContextFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import type { Iteration } from './iterations-around.ts';
import { isWithin, mentionedIn, mentions } from './mentions.ts';

/** After the call the loop always ends, or goes on only if the call gave nothing, or the call is the handling of an error: which, as a clause. */
export function runsAtMostOnce(system: System, iteration: Iteration, call: CallSite): string | undefined {
  if (iteration.crossed.some((context) => context.kind === 'catch')) return 'it runs only when something failed';
  if (iteration.kind === 'field') return isFallback(iteration) ? 'it runs only for a parent that came without the field' : undefined;
  if (iteration.kind === 'statement') {
    const inLoop = [...iteration.crossedHere, ...(iteration.loop ? [iteration.loop] : [])];
    if (inLoop.some(leavesLoop) || returnsHere(iteration, call)) return 'the loop ends after it';
    if (stopsOnResult(system, iteration, call)) return 'the loop stops at the first hit';
  }
  return loadsOnce(system, iteration, call) ? 'it is loaded once and kept for the other runs' : undefined;
}

function leavesLoop(context: ContextFact): boolean {
  if (context.exit === 'return' || context.exit === 'throw') return true;
  // The `break` of a `case` leaves the switch.
  return context.exit === 'break' && context.kind !== 'case';
}

/** `if (post.author === null) return load(post)`: the parent's query brings the field along, and this is for parents that came another way. */
function isFallback({ file, crossedHere, elements }: Iteration): boolean {
  return crossedHere.some((context) => {
    if (context.kind !== 'branch' || !elements.some((element) => mentions(file, context.test, element))) return false;
    const test = file.expressions[context.test];
    if (test?.kind === 'unary') return test.operator === '!' && context.when;
    if (test?.kind !== 'binary') return false;
    const right = file.expressions[test.right];
    const isNothing = right?.kind === 'literal' && (right.type === 'null' || right.type === 'undefined');
    return isNothing && (test.operator.startsWith('=') ? context.when : !context.when);
  });
}

/** `return await load(x)` directly in the loop. */
function returnsHere(iteration: Iteration, call: CallSite): boolean {
  return call.caller === iteration.fn && call.caller.fact.events.some((event) => event.kind === 'return' && event.expression >= 0 && isWithinExpression(call, event.expression));
}

function isWithinExpression(call: CallSite, outer: ExpressionId): boolean {
  const { file } = call.caller;
  const inner = file.expressions[call.expression];
  const range = file.expressions[outer];
  return inner !== undefined && range !== undefined && isWithin(inner, range);
}

/** `const found = await load(x); if (found) return found;`: a search that ends with the first hit. */
function stopsOnResult(system: System, iteration: Iteration, call: CallSite): boolean {
  const { file } = iteration;
  const place = system.program.expression(call.caller.file, call.expression);
  const results = file.bindings.flatMap((binding, id) => {
    if (!isWithin(binding, iteration.range)) return [];
    return binding.values.some((value) => isWithin(place, file.expressions[value] ?? { start: -1, end: -1 })) ? [id] : [];
  });
  return file.contexts.some((context) => {
    if (context.kind !== 'branch' || !context.when || context.fn !== iteration.fn.id || !isWithin(context, iteration.range)) return false;
    if (context.exit !== 'return' && context.exit !== 'break') return false;
    const test = file.expressions[context.test];
    if (!test || isNegative(file, context.test)) return false;
    return isWithin(place, test) || results.some((binding) => mentions(file, context.test, binding));
  });
}

function isNegative(file: FileFacts, id: ExpressionId): boolean {
  const test = file.expressions[id];
  if (test?.kind === 'unary') return test.operator === '!';
  if (test?.kind === 'binary') return test.operator === '===' || test.operator === '==' || test.operator === '<';
  return test?.kind === 'logical' && (isNegative(file, test.left) || isNegative(file, test.right));
}

/** `tax ??= await loadTax()`, `if (!tax) tax = await loadTax()` with `tax` outside of the loop. */
function loadsOnce(system: System, iteration: Iteration, call: CallSite): boolean {
  const { file } = iteration;
  const place = system.program.expression(call.caller.file, call.expression);
  const guards = iteration.crossed.filter((context) => context.kind === 'branch');
  return file.expressions.some((expression) => {
    if (expression.kind !== 'assign' || expression.target < 0 || !isWithin(place, expression) || !isWithin(expression, iteration.range)) return false;
    const target = file.expressions[expression.target];
    if (target?.kind !== 'reference' || isWithin(file.bindings[target.binding] ?? iteration.range, iteration.range)) return false;
    if (expression.operator === '??=' || expression.operator === '||=') return true;
    return guards.some((guard) => mentionedIn(file, file.expressions[guard.test] ?? place).includes(target.binding));
  });
}
