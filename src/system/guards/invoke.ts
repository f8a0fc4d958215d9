/** Calls a value for a visitor: functions of the program are played, ready-made middleware acts as its rows say. */
import type { Closure, Value } from '#model/value.ts';
import { both, CREDENTIAL, either, FAILURE, newFrame, UNKNOWN, type Abstract, type Certainty, type Frame } from '#system/guards/abstract-value.ts';
import { externalVerdict } from '#system/guards/external-guard.ts';
import { play } from '#system/guards/play.ts';
import { settle } from '#system/guards/visit-promise.ts';
import type { Completion, Visit } from '#system/guards/visit.ts';

const DEEPEST = 9;
/** More targets than this say nothing of the one that runs. */
const MOST_TARGETS = 3;
const NOTHING: Completion = { throws: 'no', result: UNKNOWN };

export function invoke(visit: Visit, callee: Abstract, args: readonly Abstract[], certainty: Certainty): Completion {
  if (certainty === 'no' || visit.depth > DEEPEST) return { throws: 'no', result: args.some((arg) => arg.kind === 'credential') ? CREDENTIAL : UNKNOWN };
  if (callee.kind === 'local') return enter(visit, callee, args, certainty);
  if (callee.kind === 'asking') {
    visit.seen.credential = true;
    return invoke(visit, callee.callback, [FAILURE, CREDENTIAL, FAILURE], certainty);
  }
  if (callee.kind === 'role') return invokeNext(visit, args, certainty);
  if (callee.kind === 'settler') {
    settle(callee, args[0] ?? UNKNOWN, certainty);
    return NOTHING;
  }
  if (callee.kind !== 'known') return NOTHING;

  const functions = callee.values.filter((value) => value.kind === 'function');
  if (functions.length > 0 && functions.length <= MOST_TARGETS) {
    const each = functions.length === 1 ? certainty : both(certainty, 'maybe');
    const completions = functions.map((value) => enter(visit, { kind: 'local', fn: value.fn, outer: frameOfClosure(value) }, args, each));
    return completions.length === 1 ? completions[0]! : { throws: completions.some((one) => one.throws !== 'no') ? 'maybe' : 'no', result: completions[0]!.result };
  }
  const external = callee.values.find((value) => value.kind === 'external');
  return external ? invokeExternal(visit, external, args, certainty) : NOTHING;
}

/** The activations that a value's closure stands for. */
export function frameOfClosure(value: Value): Frame | undefined {
  const closure = value.kind === 'function' || value.kind === 'class' || value.kind === 'instance' || value.kind === 'object' ? value.closure : undefined;
  return closure ? frameOf(closure) : undefined;
}

function frameOf(closure: Closure): Frame {
  const outer = closure.outer ? frameOf(closure.outer) : undefined;
  return newFrame(closure.fn, outer, closure.args.map((values): Abstract => (values.every((value) => value.kind === 'unknown') ? UNKNOWN : { kind: 'known', values })));
}

function enter(visit: Visit, callee: Extract<Abstract, { kind: 'local' }>, args: readonly Abstract[], certainty: Certainty): Completion {
  const from = visit.stack[visit.stack.length - 1];
  const isHanded = args.length > 1 && args.some((arg) => arg.kind === 'role' && arg.role === 'request');
  if (isHanded && from && from !== callee.fn) visit.delegates.push({ from, to: callee.fn });
  visit.depth += 1;
  try {
    return play(visit, callee.fn, { outer: callee.outer, args }, certainty);
  } finally {
    visit.depth -= 1;
  }
}

/** `next` handed over as a callback: `.catch(next)`. */
function invokeNext(visit: Visit, args: readonly Abstract[], certainty: Certainty): Completion {
  const [given] = args;
  const isError = given !== undefined && (given.kind === 'failure' || visit.truthOf(given) === true);
  if (isError) visit.stops.set('next', { kind: 'reject', certainty });
  else visit.passes = either(visit.passes, certainty);
  return NOTHING;
}

/** Middleware of a package: it lets the visitor in, turns the visitor away, or nobody knows. */
function invokeExternal(visit: Visit, value: Extract<Value, { kind: 'external' }>, args: readonly Abstract[], certainty: Certainty): Completion {
  const verdict = externalVerdict(visit, value);
  if (verdict.callback) {
    visit.seen.credential = true;
    // The callback decides in the library's place: it is told what was found.
    return invoke(visit, verdict.callback, [FAILURE, CREDENTIAL, FAILURE], certainty);
  }
  const { behaviour } = verdict;
  if (behaviour.validates === 'yes') visit.seen.validates = true;
  if (behaviour.limitsRate === 'yes') visit.seen.limitsRate = true;
  if (behaviour.authentication !== 'none') visit.seen.credential = behaviour.authentication !== 'unknown' || visit.seen.credential;
  if (behaviour.authentication === 'optional') visit.seen.attaches = true;
  if (behaviour.authentication === 'unknown') visit.seen.unknown ??= value.path.package;
  const isRefused = visit.visitor === 'anonymous' ? behaviour.authentication === 'required' : visit.visitor === 'denied' && behaviour.permission === 'yes';
  if (isRefused) {
    visit.stops.set(`${value.path.package} ${value.site?.file.path ?? ''}:${value.site?.expression ?? -1}`, { kind: 'reject', certainty });
    return NOTHING;
  }
  const isUnsure = behaviour.authentication === 'unknown';
  if (verdict.wrapped) return invoke(visit, verdict.wrapped, args, certainty);
  const next = args.find((arg) => arg.kind === 'role' && arg.role === 'next') ?? args.find((arg) => arg.kind === 'local');
  return next ? invoke(visit, next, [], isUnsure ? both(certainty, 'maybe') : certainty) : NOTHING;
}
