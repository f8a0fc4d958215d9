/** Loops that do not walk rows one by one: batches, pages, retries, probes for a free name, files and settings. */
import type { BindingId, ExpressionId, FileFacts, Range } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import { expressionName } from './expression-name.ts';
import type { Iteration } from './iterations-around.ts';
import { isBoundedList } from './is-bounded-list.ts';
import { isWithin, mentionedIn } from './mentions.ts';

/** Names of parts of a list, and of functions that cut a list up or put it into groups. */
const BATCHES = /(?:chunk|batch)(?:s|es)?$/i;
const CUTTERS = /(?:^|\.)(?:\w*(?:chunk|batch)\w*|partition\w*|groupBy\w*|splitEvery|paginate)$/i;
const OBJECT_LISTS = new Set(['Object.values', 'Object.keys', 'Object.entries']);
/** Packages whose values are the machine's own, not somebody's rows. */
const MACHINE = new Set(['fs', 'fs/promises', 'path', 'os', 'glob', 'fast-glob', 'globby', 'tinyglobby', 'process', 'yargs', 'commander']);

/** Each run is given many elements at once: what says so, as a clause; undefined if nothing does. */
export function walksBatches({ file, over, loop, elements, kind }: Iteration): string | undefined {
  if (kind === 'field') return undefined;
  if (over >= 0) return isListOfBatches(file, over, elements) ? IN_BATCHES : undefined;
  if (loop === undefined) return undefined;
  const list = listOfLoop(file, loop);
  if (stepsByMore(file, loop)) return 'the loop steps by more than one element, a batch at a time';
  if (splices(file, loop)) return 'the loop cuts off a batch each time';
  return list >= 0 && isListOfBatches(file, list, []) ? IN_BATCHES : undefined;
}

const IN_BATCHES = 'the loop walks batches: its list is cut up or grouped before';

/** `while (rest.length) rest.splice(0, 100)`. */
function splices(file: FileFacts, loop: Range): boolean {
  return file.expressions.some((expression) => {
    if (expression.kind !== 'call' || !isWithin(expression, loop)) return false;
    const callee = file.expressions[expression.callee];
    const count = file.expressions[expression.args[1] ?? -1];
    return callee?.kind === 'member' && callee.name === 'splice' && count !== undefined && !(count.kind === 'literal' && count.value === 1);
  });
}

/**
 * What a loop walks instead of rows, as a clause; undefined if it may walk rows.
 * A loop statement without a list (`while`, `for (;;)`) walks elements only if its test or body says so.
 */
export function walksNoRows(system: System, iteration: Iteration): string | undefined {
  if (iteration.kind === 'field') return undefined;
  const { file } = iteration;
  if (iteration.loop && iteration.over < 0) {
    const list = listOfLoop(file, iteration.loop);
    return list < 0 ? 'the loop walks no list: it turns pages, retries, probes or counts' : boundedBy(isBoundedList(system, file, list));
  }
  if (iteration.over < 0) return undefined;
  return boundedBy(isBoundedList(system, file, iteration.over)) ?? (isOfTheMachine(system, file, iteration.over) ? 'the list is of files or settings, not of rows' : undefined);
}

function boundedBy(bound: string | undefined): string | undefined {
  return bound === undefined ? undefined : `the list is bounded: ${bound}`;
}

/** What `for (let i = 0; i < list.length; i++)`, `while (i < list.length)` and `while (queue.length) queue.shift()` walk; -1 if nothing. */
export function listOfLoop(file: FileFacts, loop: NonNullable<Iteration['loop']>): ExpressionId {
  const test = loop.test < 0 ? undefined : file.expressions[loop.test];
  if (test?.kind === 'binary' && (test.operator === '<' || test.operator === '!==' || test.operator === '!=')) {
    const list = lengthOf(file, test.right);
    const index = file.expressions[test.left];
    if (list >= 0 && index?.kind === 'reference' && indexes(file, loop, list, index.binding)) return list;
  }
  const queue = test === undefined ? -1 : lengthOf(file, test.kind === 'binary' ? test.left : loop.test);
  return queue >= 0 && takesOneByOne(file, loop, queue) ? queue : -1;
}

function lengthOf(file: FileFacts, id: ExpressionId): ExpressionId {
  const expression = file.expressions[id];
  return expression?.kind === 'member' && (expression.name === 'length' || expression.name === 'size') ? expression.object : -1;
}

/** `list[index]` somewhere in the loop; without it the loop only counts. */
function indexes(file: FileFacts, range: Range, list: ExpressionId, index: BindingId): boolean {
  const name = expressionName(file, list);
  return file.expressions.some((expression) => {
    if (expression.kind !== 'index' || !isWithin(expression, range)) return false;
    const at = file.expressions[expression.index];
    return at?.kind === 'reference' && at.binding === index && expressionName(file, expression.object) === name;
  });
}

function takesOneByOne(file: FileFacts, range: Range, queue: ExpressionId): boolean {
  const name = expressionName(file, queue);
  return file.expressions.some((expression) => {
    if (expression.kind !== 'call' || !isWithin(expression, range)) return false;
    const callee = file.expressions[expression.callee];
    return callee?.kind === 'member' && (callee.name === 'shift' || callee.name === 'pop') && expressionName(file, callee.object) === name;
  });
}

/** `i += BATCH`. */
function stepsByMore(file: FileFacts, loop: NonNullable<Iteration['loop']>): boolean {
  return file.expressions.some((expression) => {
    if (expression.kind !== 'assign' || expression.operator !== '+=' || !isWithin(expression, loop)) return false;
    const step = file.expressions[expression.value];
    if (step?.kind === 'literal' && step.value === 1) return false;
    const target = file.expressions[expression.target];
    return target?.kind === 'reference' && loop.test >= 0 && mentionedIn(file, file.expressions[loop.test] ?? loop).includes(target.binding);
  });
}

/** The list is made by something that cuts lists up, or its elements are named as parts of one. */
function isListOfBatches(file: FileFacts, over: ExpressionId, elements: readonly BindingId[]): boolean {
  if (BATCHES.test(expressionName(file, over) ?? '') || CUTTERS.test(makerName(file, over) ?? '')) return true;
  return elements.some((element) => BATCHES.test(file.bindings[element]?.name ?? ''));
}

/** The name of the call that made a list. */
function makerName(file: FileFacts, id: ExpressionId): string | undefined {
  const expression = file.expressions[id];
  // `Object.entries(groupBy(orders))` walks the groups.
  if (expression?.kind === 'call' && OBJECT_LISTS.has(expressionName(file, expression.callee) ?? '') && expression.args[0] !== undefined) return makerName(file, expression.args[0]);
  if (expression?.kind === 'await') return makerName(file, expression.value);
  if (expression?.kind === 'call') return expressionName(file, expression.callee);
  const made = expression?.kind === 'reference' ? file.bindings[expression.binding]?.values[0] : undefined;
  return made === undefined || file.expressions[made]?.kind === 'reference' ? undefined : makerName(file, made);
}

function isOfTheMachine(system: System, file: FileFacts, over: ExpressionId): boolean {
  return system.program.valuesOf(file, over).some((value) => value.kind === 'external' && MACHINE.has(value.path.package));
}
