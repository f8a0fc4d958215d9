/** Promises in a guard: executors, `then`, `catch` and `finally`. */
import type { ExpressionId } from '#model/facts.ts';
import { both, CAUGHT, either, UNKNOWN, type Abstract, type Certainty, type Frame, type Settling } from '#system/guards/abstract-value.ts';
import { fileOf, type Completion, type Visit } from '#system/guards/visit.ts';

/** `new Promise((resolve, reject) => …)`: the executor runs at once. Undefined for any other `new`. */
export function newPromise(visit: Visit, id: ExpressionId, frame: Frame, certainty: Certainty): Completion | undefined {
  const fact = fileOf(frame).expressions[id];
  if (fact?.kind !== 'new') return undefined;
  const callee = fileOf(frame).expressions[fact.callee];
  if (callee?.kind !== 'global' || callee.name !== 'Promise' || fact.args[0] === undefined) return undefined;
  const promise: Settling = { fulfils: 'no', fails: 'no', value: UNKNOWN };
  const executor = visit.abstractOf(fact.args[0], frame);
  const { throws } = visit.invoke(executor, [{ kind: 'settler', how: 'fulfil', promise }, { kind: 'settler', how: 'fail', promise }], certainty);
  // One that is settled by something out of sight still settles.
  const isSilent = promise.fulfils === 'no' && promise.fails === 'no';
  const fails = throws === 'no' ? promise.fails : throws;
  return { throws: 'no', result: { kind: 'promise', fulfils: isSilent ? 'maybe' : fails === 'yes' ? 'no' : promise.fulfils, fails, value: promise.value } };
}

/** The first to settle wins: a promise that has certainly failed is not fulfilled later. */
export function settle(settler: Extract<Abstract, { kind: 'settler' }>, value: Abstract, certainty: Certainty): void {
  const { promise } = settler;
  if (settler.how === 'fulfil' && promise.fails !== 'yes') {
    promise.fulfils = either(promise.fulfils, certainty);
    promise.value = value;
  }
  if (settler.how === 'fail' && promise.fulfils !== 'yes') promise.fails = either(promise.fails, certainty);
}

interface CallAt {
  readonly certainty: Certainty;
  readonly args: readonly Abstract[];
}

/** `promise.then(f, g)` and the like; undefined if it is no such method. */
export function callPromiseMethod(visit: Visit, object: Abstract, name: string, at: CallAt): Completion | undefined {
  if (name !== 'then' && name !== 'catch' && name !== 'finally') return undefined;
  const promise = object.kind === 'promise' ? object : { fulfils: 'yes' as const, fails: 'maybe' as const, value: object.kind === 'credential' ? object : UNKNOWN };
  const [first, second] = at.args;
  const onFulfilled = name === 'catch' ? undefined : first;
  const onRejected = name === 'catch' ? first : name === 'then' ? second : undefined;

  let { fulfils, value } = promise;
  let fails: Certainty = object.kind === 'promise' ? promise.fails : 'no';
  if (onFulfilled && promise.fulfils !== 'no') {
    const done = visit.invoke(onFulfilled, name === 'finally' ? [] : [promise.value], both(at.certainty, promise.fulfils));
    const inner = done.result.kind === 'promise' ? done.result : undefined;
    fulfils = both(promise.fulfils, inner?.fulfils ?? (done.throws === 'yes' ? 'no' : 'yes'));
    const innerFails = done.throws !== 'no' ? done.throws : (inner?.fails ?? 'no');
    if (innerFails !== 'no') fails = fails === 'yes' ? 'yes' : both(promise.fulfils, innerFails);
    value = inner ? inner.value : done.result;
  }
  if (onRejected) {
    const before = promise.fails;
    if (before !== 'no') {
      const done = visit.invoke(onRejected, [CAUGHT], both(at.certainty, before));
      fails = done.throws;
      if (fulfils === 'no') fulfils = done.throws === 'yes' ? 'no' : before;
    }
  }
  return { throws: 'no', result: { kind: 'promise', fulfils, fails, value } };
}
