/** Calls of a function's own parameter inside it. */
import type { ExpressionId, FunctionId } from '#model/facts.ts';
import type { FileIndexes } from '#link/linker.ts';

/** Call expressions, nested functions included, whose callee is parameter `index` of function `fn`. */
export function parameterCallsOf(indexes: FileIndexes, fn: FunctionId, index: number): readonly ExpressionId[] {
  return indexes.parameterCalls.get(`${String(fn)}:${String(index)}`) ?? [];
}
