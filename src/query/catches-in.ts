/** Every place of a file that catches errors, as one shape: catch clauses and callbacks of `.catch()`. */
import type { BindingId, ContextId, FileFacts, Range } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { CallSite } from '#model/program.ts';
import type { Fn } from '#model/value.ts';
import { callsWithin } from '#query/calls-within.ts';

export interface CatchPlace extends Range {
  readonly kind: 'clause' | 'callback';
  /** Function whose events the handler holds: for a callback the callback itself. */
  readonly fn: Fn;
  /** The catch context; -1 for a callback, whose whole body handles. */
  readonly context: ContextId;
  /** The error's name; -1 if it has none. */
  readonly binding: BindingId;
  /** The error is taken apart instead of named. */
  readonly destructured: boolean;
  readonly commented: boolean;
  readonly empty: boolean;
  /** Calls that are protected, in order. */
  readonly protectedCalls: readonly CallSite[];
  /** What is protected: the try block, or the promise. */
  readonly protectedRange: Range;
}

/** In order of appearance. */
export function catchesIn(file: FileFacts, system: System): readonly CatchPlace[] {
  return [...clauses(file, system), ...callbacks(file, system)].sort((a, b) => a.start - b.start);
}

/** The first line of the handler: whole blocks would paint the editor red. */
export function headOf(place: CatchPlace): Range {
  const { lineStarts } = place.fn.file;
  const next = lineStarts.find((start) => start > place.start) ?? place.end + 1;
  return { start: place.start, end: Math.min(place.end, Math.max(next - 1, place.start + 1)) };
}

function clauses(file: FileFacts, system: System): CatchPlace[] {
  const places: CatchPlace[] = [];
  for (const [id, context] of file.contexts.entries()) {
    if (context.kind !== 'catch') continue;
    const tried = file.contexts.find((other) => other.kind === 'try' && other.statement === context.statement && other.fn === context.fn);
    if (!tried) continue;
    places.push({
      kind: 'clause',
      fn: system.program.fn(file, context.fn),
      context: id,
      start: context.start,
      end: context.end,
      binding: context.binding,
      destructured: context.binding < 0 && file.bindings.some((binding) => binding.kind === 'caught' && binding.start >= context.start - 60 && binding.end <= context.end && binding.owner === context.fn && binding.start < context.start + 60),
      commented: context.commented,
      empty: context.empty,
      protectedCalls: callsWithin(system, file, tried).filter((call) => !runsAlone(system, call)),
      protectedRange: tried,
    });
  }
  return places;
}

/** A promise that nobody in the block waits for, returned ones included, fails after the try has ended. */
function runsAlone(system: System, call: CallSite): boolean {
  return (call.event.fate === 'dropped' || call.event.fate === 'voided' || call.event.fate === 'returned') && system.program.isPromise(call.caller.file, call.expression) === 'yes';
}

function callbacks(file: FileFacts, system: System): CatchPlace[] {
  const places: CatchPlace[] = [];
  for (const id of file.functions.keys()) {
    for (const call of system.program.callsIn(system.program.fn(file, id))) {
      const expression = file.expressions[call.expression]!;
      if (expression.kind !== 'call') continue;
      const member = file.expressions[expression.callee];
      if (member?.kind !== 'member' || (member.name !== 'catch' && member.name !== 'then')) continue;
      const argument = expression.args[member.name === 'catch' ? 0 : 1];
      const written = argument === undefined ? undefined : file.expressions[argument];
      // Decided by what is called on: a schema's `.catch(default)` takes a value and its object is no promise.
      if (written?.kind !== 'function' || system.program.isPromise(file, member.object) === 'no') continue;
      const fn = system.program.fn(file, written.fn);
      const object = file.expressions[member.object]!;
      places.push({
        kind: 'callback',
        fn,
        context: -1,
        start: fn.fact.start,
        end: fn.fact.end,
        binding: fn.fact.parameters[0]?.binding ?? -1,
        destructured: fn.fact.parameters[0] !== undefined && fn.fact.parameters[0].binding < 0,
        commented: false,
        empty: fn.fact.events.length === 0,
        protectedCalls: callsWithin(system, file, object),
        protectedRange: object,
      });
    }
  }
  return places;
}
