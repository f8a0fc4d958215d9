/** Can a function's promise reject with nobody in it taking notice? */
import type { EventFact, FileFacts } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

/** `no`: everything that may fail stands in a try whose catch does not throw again. `yes`: a known failure may escape. */
export function mayReject(system: System, fn: Fn, depth = 0): 'yes' | 'no' | 'unknown' {
  const exposed = fn.fact.events.filter((event) => canFail(event) && !isHandled(system, fn, event) && !endsWithHandler(fn.file, event.expression));
  if (exposed.length === 0) return 'no';
  if (exposed.some((event) => event.kind === 'throw')) return 'yes';
  let answer: 'yes' | 'no' | 'unknown' = 'no';
  for (const event of exposed) {
    const next = failureOf(system, fn, event, depth);
    if (next === 'yes') return 'yes';
    if (next === 'unknown') answer = 'unknown';
  }
  return answer;
}

function canFail(event: EventFact): boolean {
  return event.kind === 'call' || event.kind === 'new' || event.kind === 'throw';
}

/** Stands in a try with a catch that swallows or forwards; what the catch itself does is judged as its own events. */
function isHandled(system: System, fn: Fn, event: EventFact): boolean {
  return system.program.contextsOf(fn.file, event.context).some((context) => context.kind === 'try' && context.hasCatch);
}

function failureOf(system: System, fn: Fn, event: EventFact, depth: number): 'yes' | 'no' | 'unknown' {
  const call = system.program.callsIn(fn).find((one) => one.event === event);
  if (!call) return 'unknown';
  // What stands between the call and the await may take the error: `f().catch(log)`.
  if (isCaughtInPlace(fn, event)) return 'no';
  if (call.targets.length > 0) {
    if (depth >= 4) return 'unknown';
    const answers = call.targets.map((target) => mayReject(system, target, depth + 1));
    return answers.includes('yes') ? 'yes' : answers.every((answer) => answer === 'no') ? 'no' : 'unknown';
  }
  const effects = system.effectsAt(call);
  if (effects.some((effect) => effect.kind === 'query' || effect.kind === 'remoteCall' || effect.kind === 'publish')) return 'yes';
  if (effects.some((effect) => effect.kind === 'log' || effect.kind === 'reportError')) return 'no';
  const row = meaningOfCall(system.program, system.meanings, call, 'promise');
  // A plain call that is not even awaited is a getter or a formatter, and these do not throw.
  if (!row && event.fate !== 'awaited' && (event.fate !== 'returned' || !fn.fact.async) && system.program.isPromise(fn.file, event.expression) !== 'yes') return 'no';
  return row ? (row.harmless ? 'no' : 'yes') : 'unknown';
}

/** The call is the object of `.catch(f)` or of `.then(f, g)`, however long the chain between. */
export function isCaughtInPlace(fn: Fn, event: EventFact): boolean {
  return caughtAbove(fn, event.expression);
}

function caughtAbove(fn: Fn, id: number): boolean {
  const { file } = fn;
  const expression = file.expressions[id]!;
  // The chain that continues this expression starts where it starts and ends later.
  for (const event of fn.fact.events) {
    if (event.kind !== 'call') continue;
    const call = file.expressions[event.expression]!;
    if (call.kind !== 'call' || call.start !== expression.start || call.end <= expression.end) continue;
    const member = file.expressions[call.callee];
    if (member?.kind !== 'member' || !isChainedFrom(file, member.object, id)) continue;
    if ((member.name === 'catch' && call.args.length > 0) || (member.name === 'then' && call.args.length > 1)) return true;
  }
  return false;
}

function isChainedFrom(file: Fn['file'], object: number, id: number): boolean {
  for (let at = object; at >= 0; ) {
    if (at === id) return true;
    const expression = file.expressions[at]!;
    if (expression.kind === 'call') at = expression.callee;
    else if (expression.kind === 'member') at = expression.object;
    else return false;
  }
  return false;
}

/** The expression is itself the handler's call: `f().catch(next)`, `f().then(g, h)`; `finally` passes a rejection on. */
export function endsWithHandler(file: FileFacts, id: number): boolean {
  const call = file.expressions[id];
  const member = call?.kind === 'call' ? file.expressions[call.callee] : undefined;
  if (call?.kind !== 'call' || member?.kind !== 'member') return false;
  if (member.name === 'catch') return call.args.length > 0;
  if (member.name === 'then') return call.args.length > 1;
  return member.name === 'finally' && endsWithHandler(file, member.object);
}
