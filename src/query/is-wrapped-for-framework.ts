/** Is a handler handed to a package's wrapper that forwards its rejections? */
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

/** Looks where the function is written: `exports.list = asyncHandler(async (req, res) => …)`. */
export function isWrappedForFramework(system: System, fn: Fn): boolean {
  const { file } = fn;
  const written = file.expressions.findIndex((expression) => expression.kind === 'function' && expression.fn === fn.id);
  const parent = written < 0 ? -1 : system.program.parentOf(file, written);
  const call = parent < 0 ? undefined : system.program.callAt(file, parent);
  return call !== undefined && meaningOfCall(system.program, system.meanings, call, 'wrapper')?.forwardsRejections === true;
}
