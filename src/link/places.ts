/** Places: contexts around an event, expressions, and spans for people. */
import type { ContextFact, ContextId, FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';

/** The questions of a program that need one file only. */
export function createPlaces(): Pick<Program, 'contextsOf' | 'expression' | 'spanOf'> {
  return {
    contextsOf(file, context) {
      const contexts: ContextFact[] = [];
      for (let id: ContextId = context; id >= 0; id = file.contexts[id]!.parent) contexts.push(file.contexts[id]!);
      return contexts;
    },
    expression: (file, id) => file.expressions[id]!,
    spanOf(file, range) {
      const start = position(file, range.start);
      const end = position(file, range.end);
      return { file: file.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
    },
  };
}

function position(file: FileFacts, offset: number): { line: number; column: number } {
  const starts = file.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
