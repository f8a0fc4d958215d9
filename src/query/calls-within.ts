/** Calls that stand in a stretch of a file. */
import type { FileFacts, Range } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';

/** Calls of all functions, nested ones included, by function and then in order of evaluation. */
export function callsWithin(system: System, file: FileFacts, range: Range): CallSite[] {
  const calls: CallSite[] = [];
  for (const [id, fn] of file.functions.entries()) {
    if (fn.end < range.start || fn.start > range.end) continue;
    for (const call of system.program.callsIn(system.program.fn(file, id))) {
      const expression = file.expressions[call.expression]!;
      if (expression.start >= range.start && expression.end <= range.end) calls.push(call);
    }
  }
  return calls;
}
