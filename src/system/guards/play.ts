/** Plays a function event by event for one visitor: which ends it comes to, and how certainly. */
import type { ContextId, EventFact, ExpressionId } from '#model/facts.ts';
import type { Fn } from '#model/value.ts';
import { both, CREDENTIAL, either, merge, newFrame, UNKNOWN, type Abstract, type Certainty, type Frame } from '#system/guards/abstract-value.ts';
import { breaks } from '#system/guards/breaks.ts';
import { noteAssignment } from '#system/guards/assignments.ts';
import { fileOf, type Completion, type Visit } from '#system/guards/visit.ts';

/** Functions that are entered in one visit at most: hostile code must not hang the run. */
const MOST_STEPS = { handler: 150, guard: 500, middleware: 500, part: 500 } as const;

interface Activation {
  readonly frame: Frame;
  readonly entry: Certainty;
  /** Contexts, -1 for the whole function, that have certainly been left, and that may have been. */
  readonly left: Set<ContextId>;
  readonly perhapsLeft: Set<ContextId>;
  readonly tests: Map<ContextId, boolean | undefined>;
  /** How certainly the block of a try statement has thrown. */
  readonly thrown: Map<number, Certainty>;
  escapes: Certainty;
  /** A condition in it depends on a credential. */
  branches: boolean;
  readonly returned: { value: Abstract; certainty: Certainty }[];
}

/** Plays a function to its end. An async function's throw fails its promise. */
export function play(visit: Visit, fn: Fn, frameOf: { readonly outer: Frame | undefined; readonly args: readonly Abstract[] }, certainty: Certainty): Completion {
  visit.steps += 1;
  if (visit.steps > MOST_STEPS[visit.audience] || fn.fact.bodiless) return { throws: 'no', result: UNKNOWN };
  const run: Activation = {
    frame: newFrame(fn, frameOf.outer, frameOf.args),
    entry: certainty,
    left: new Set(),
    perhapsLeft: new Set(),
    tests: new Map(),
    thrown: new Map(),
    escapes: 'no',
    branches: false,
    returned: [],
  };
  visit.stack.push(fn);
  for (const event of fn.fact.events) {
    const reached = reachOf(visit, run, event.context);
    if (reached !== 'no') happen(visit, run, event, reached);
  }
  visit.stack.pop();
  return completionOf(visit, run);
}

function completionOf(visit: Visit, run: Activation): Completion {
  const result = lacks(visit, run) ? CREDENTIAL : run.returned.length === 0 ? UNKNOWN : returnValue(visit, run);
  if (!run.frame.fn.fact.async) return { throws: run.escapes, result };
  if (run.escapes === 'no' && result.kind !== 'promise') return { throws: 'no', result: { kind: 'promise', fulfils: 'yes', fails: 'no', value: result } };
  const inner = result.kind === 'promise' ? result : undefined;
  const fails = either(run.escapes, inner?.fails ?? 'no');
  return { throws: 'no', result: { kind: 'promise', fulfils: fails === 'yes' ? 'no' : (inner?.fulfils ?? 'yes'), fails, value: inner?.value ?? result } };
}

/** It looked for a credential, and has nothing to give to who has none. */
function lacks(visit: Visit, run: Activation): boolean {
  if (visit.visitor !== 'anonymous' || !run.branches || run.escapes === 'yes') return false;
  return run.returned.every(({ value }) => value.kind === 'known' && value.values.every((each) => each.kind === 'literal' && (each.value === undefined || each.value === null)));
}

/** What a function returns: its certain return, or what all its returns agree on. */
function returnValue(visit: Visit, run: Activation): Abstract {
  const values = run.returned.map((each) => each.value);
  const truths = new Set(values.map((value) => visit.truthOf(value)));
  const merged = merge(values);
  if (merged.kind === 'credential' || values.length === 1) return merged;
  // Objects that hand on the request by different ways, for different transports, are read as the first that surely does.
  if (values.every((value) => value.kind === 'record')) return values.find((value) => handsOnRequest(visit, value)) ?? merged;
  const [truth] = [...truths];
  return truths.size === 1 && truth !== undefined ? { kind: 'boolean', truth } : merged.kind === 'promise' ? merged : UNKNOWN;
}

function handsOnRequest(visit: Visit, value: Abstract): boolean {
  if (value.kind !== 'record') return false;
  const literal = fileOf(value.frame).expressions[value.expression];
  return literal?.kind === 'object' && literal.properties.some((property) => visit.abstractOf(property.value, value.frame).kind === 'role');
}

function reachOf(visit: Visit, run: Activation, context: ContextId): Certainty {
  let reached: Certainty = run.entry;
  if (run.left.has(-1)) return 'no';
  if (run.perhapsLeft.has(-1)) reached = both(reached, 'maybe');
  const { contexts } = fileOf(run.frame);
  for (let id = context; id >= 0; id = contexts[id]!.parent) {
    const fact = contexts[id]!;
    if (fact.fn !== run.frame.fn.id) break;
    if (run.left.has(id)) return 'no';
    if (run.perhapsLeft.has(id)) reached = both(reached, 'maybe');
    if (fact.kind === 'branch') {
      const test = testOf(visit, run, id, fact.test);
      // The right side of `??` runs when the left is absent.
      const when = fact.syntax === '??' ? false : fact.when;
      if (test === undefined) reached = both(reached, 'maybe');
      else if (test !== when) return 'no';
    } else if (fact.kind === 'catch') {
      reached = both(reached, run.thrown.get(fact.statement) ?? 'no');
    } else if (fact.kind === 'case') {
      reached = both(reached, 'maybe');
    }
    if (reached === 'no') return 'no';
  }
  return reached;
}

function testOf(visit: Visit, run: Activation, context: ContextId, test: ExpressionId): boolean | undefined {
  if (!run.tests.has(context)) {
    const value = visit.abstractOf(test, run.frame);
    const truth = visit.truth(test, run.frame);
    if (value.kind === 'credential') {
      visit.seen.branches = true;
      run.branches = true;
      if (visit.depth === 0) visit.seen.ownBranches = true;
    }
    run.tests.set(context, truth);
  }
  return run.tests.get(context);
}

function happen(visit: Visit, run: Activation, event: EventFact, reached: Certainty): void {
  const { frame } = run;
  if (visit.visitor === 'anonymous' && event.expression >= 0 && event.kind !== 'await' && breaks(visit, event.expression, frame)) {
    leave(run, event.context, { certainty: reached, how: 'crash', once: 'yes' });
    // A handler, or what feeds its parameters, that stumbles over an absent user protects nothing on purpose.
    if ((visit.audience === 'handler' || visit.audience === 'part') && run.escapes !== 'no' && !hasCatch(run, event.context)) run.escapes = 'no';
    return;
  }
  switch (event.kind) {
    case 'call':
    case 'new': {
      const completion = visit.call(event.expression, frame, reached);
      frame.results.set(event.expression, completion.result);
      visit.version += 1;
      if (completion.throws !== 'no') leave(run, event.context, { certainty: both(reached, completion.throws), how: 'throw', once: completion.throws });
      break;
    }
    case 'await': {
      const value = visit.abstractOf(event.expression, frame);
      const awaited = fileOf(frame).expressions[event.expression];
      const promise = value.kind === 'promise' ? value : awaited?.kind === 'await' ? visit.abstractOf(awaited.value, frame) : value;
      if (promise.kind === 'promise' && promise.fails !== 'no') leave(run, event.context, { certainty: both(reached, promise.fails), how: 'throw', once: promise.fails });
      break;
    }
    case 'throw':
      leave(run, event.context, { certainty: reached, how: 'throw', once: 'yes' });
      break;
    case 'return': {
      if (event.expression >= 0) {
        const value = visit.abstractOf(event.expression, frame);
        const truth = visit.truth(event.expression, frame);
        run.returned.push({ value: value.kind === 'credential' || value.kind === 'promise' || value.kind === 'local' || value.kind === 'known' || value.kind === 'list' || value.kind === 'record' || value.kind === 'role' ? value : truth === undefined ? value : { kind: 'boolean', truth }, certainty: reached });
      } else {
        run.returned.push({ value: { kind: 'boolean', truth: false }, certainty: reached });
      }
      leave(run, event.context, { certainty: reached, how: 'return', once: 'yes' });
      break;
    }
    case 'assign':
      noteAssignment(visit, event.expression, frame, reached);
      break;
    case 'break':
    case 'continue':
      if (event.context >= 0) run.left.add(event.context);
      break;
    default:
  }
}

interface Leaving {
  readonly certainty: Certainty;
  readonly how: 'return' | 'throw' | 'crash';
  /** How certainly it leaves once it comes to this. */
  readonly once: Certainty;
}

/** Leaves the function, or the try block that catches; if that is not certain, at least the block whose condition is not known. */
function leave(run: Activation, context: ContextId, { certainty, how, once }: Leaving): void {
  const { contexts } = fileOf(run.frame);
  let uncertain: ContextId = -1;
  let target: ContextId = -1;
  for (let id = context; id >= 0; id = contexts[id]!.parent) {
    const fact = contexts[id]!;
    if (fact.fn !== run.frame.fn.id) break;
    if (how !== 'return' && fact.kind === 'try' && fact.hasCatch) {
      target = id;
      run.thrown.set(fact.statement, either(run.thrown.get(fact.statement) ?? 'no', certainty));
      break;
    }
    if (uncertain < 0 && isUncertain(run, id)) uncertain = id;
  }
  if (how !== 'return' && target < 0) run.escapes = either(run.escapes, certainty);
  // Without a condition in between, what follows is reached neither by who left here nor by who left before.
  if (once === 'yes' && uncertain < 0) {
    run.left.add(target);
    return;
  }
  if (uncertain >= 0 && once === 'yes') run.left.add(uncertain);
  run.perhapsLeft.add(target);
}

function hasCatch(run: Activation, context: ContextId): boolean {
  const { contexts } = fileOf(run.frame);
  for (let id = context; id >= 0 && contexts[id]!.fn === run.frame.fn.id; id = contexts[id]!.parent) {
    const fact = contexts[id]!;
    if (fact.kind === 'try' && fact.hasCatch) return true;
  }
  return false;
}

function isUncertain(run: Activation, id: ContextId): boolean {
  const fact = fileOf(run.frame).contexts[id]!;
  if (fact.kind === 'branch') return run.tests.has(id) && run.tests.get(id) === undefined;
  return fact.kind === 'case' || fact.kind === 'loop' || (fact.kind === 'catch' && run.thrown.get(fact.statement) !== 'yes');
}
