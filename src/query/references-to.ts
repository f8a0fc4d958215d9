/** Where a name is read. */
import type { BindingId, ExpressionId, FileFacts, Range } from '#model/facts.ts';

const tables = new WeakMap<FileFacts, Map<BindingId, ExpressionId[]>>();

/** References to a binding in its file, in order of appearance in the facts; only those inside `within`, if that is given. */
export function referencesTo(file: FileFacts, binding: BindingId, within?: Range): readonly ExpressionId[] {
  let table = tables.get(file);
  if (!table) {
    table = new Map();
    for (const [id, expression] of file.expressions.entries()) {
      if (expression.kind !== 'reference') continue;
      const list = table.get(expression.binding);
      if (list) list.push(id);
      else table.set(expression.binding, [id]);
    }
    tables.set(file, table);
  }
  const all = table.get(binding) ?? [];
  return within ? all.filter((id) => file.expressions[id]!.start >= within.start && file.expressions[id]!.end <= within.end) : all;
}
