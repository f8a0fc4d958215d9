/** In which function a finding stands, by name. The idea of a scope beside the code's text is @rushstack/eslint-bulk's. */
import type { FileFacts } from '#model/facts.ts';
import type { Span } from '#model/span.ts';

/** `OrderService.list`, `listOrders.byCustomer`; empty at the top of a file and in functions without a name. */
export function scopeOf(file: FileFacts, { line, column }: Span): string {
  const at = (file.lineStarts[line - 1] ?? 0) + column - 1;
  let innermost = 0;
  for (const [id, { start, end }] of file.functions.entries()) {
    if (start <= at && at < end && start >= file.functions[innermost]!.start) innermost = id;
  }
  const names: string[] = [];
  for (let fn = file.functions[innermost]; fn !== undefined && fn.kind !== 'module'; fn = file.functions[fn.parent]) {
    if (fn.name !== '') names.unshift(fn.name);
    const owner = file.classes[fn.cls]?.name ?? '';
    if (owner !== '') names.unshift(owner);
  }
  return names.join('.');
}
