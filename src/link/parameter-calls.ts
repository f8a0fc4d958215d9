/** Calls of a function's own parameter inside it. */
import type { ExpressionId, FileFacts, FunctionId } from '#model/facts.ts';
import type { FileIndexes } from '#link/linker.ts';

/** Call expressions, nested functions included, whose callee is parameter `index` of function `fn`. */
export function parameterCallsOf(indexes: FileIndexes, fn: FunctionId, index: number): readonly ExpressionId[] {
  return indexes.parameterCalls.get(`${String(fn)}:${String(index)}`) ?? [];
}

/** The parameter that an expression reads, through names, casts, `call` and `apply`; undefined if it is none. */
export function parameterBehind(file: FileFacts, id: ExpressionId): { fn: number; index: number } | undefined {
  const expression = file.expressions[id];
  if (expression?.kind === 'parameter') return expression;
  if (expression?.kind === 'cast') return parameterBehind(file, expression.value);
  // `fn.call(this, req)` and `fn.apply(this, args)` run the parameter too.
  if (expression?.kind === 'member' && (expression.name === 'call' || expression.name === 'apply')) return parameterBehind(file, expression.object);
  if (expression?.kind !== 'reference') return undefined;
  const binding = file.bindings[expression.binding];
  if (binding?.kind !== 'parameter' || binding.values.length === 0) return undefined;
  const value = file.expressions[binding.values[0]!];
  return value?.kind === 'parameter' ? value : undefined;
}
