/** What a raw SQL text does, as far as its first words say. */
import type { ExpressionId } from '#model/facts.ts';
import type { QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';

export interface RawStatement {
  readonly operation: QueryMeaning['operation'];
  readonly entity: string | undefined;
}

const STATEMENT = /^\s*(select|with|insert|update|delete|merge|replace)\b/i;
const TABLE = /\b(?:from|into|update)\s+(?:only\s+)?["'`[]?([A-Za-z_][\w.]*)/i;
const OPERATIONS: Record<string, QueryMeaning['operation']> = {
  select: 'read', insert: 'create', update: 'update', delete: 'delete', merge: 'upsert', replace: 'upsert',
};

/** Undefined if the text is not written where the call is. */
export function rawStatement(program: Program, call: CallSite): RawStatement | undefined {
  const text = textOf(program, call);
  const verb = text === undefined ? undefined : STATEMENT.exec(text)?.[1]?.toLowerCase();
  if (text === undefined || verb === undefined) return undefined;
  // A common table expression may feed a write: its own verb comes later in the text.
  const main = verb === 'with' ? (/\)\s*(select|insert|update|delete)\b/i.exec(text)?.[1]?.toLowerCase() ?? 'select') : verb;
  return { operation: OPERATIONS[main] ?? 'raw', entity: TABLE.exec(text)?.[1] };
}

function textOf(program: Program, call: CallSite): string | undefined {
  const { file } = call.caller;
  const expression = program.expression(file, call.expression);
  if (expression.kind === 'template') return expression.strings.join(' ');
  if (expression.kind !== 'call') return undefined;
  return expression.args.length === 0 ? undefined : literalText(expression.args[0] ?? -1);

  function literalText(id: ExpressionId): string | undefined {
    if (id < 0) return undefined;
    const argument = program.expression(file, id);
    return argument.kind === 'template' ? argument.strings.join(' ') : program.stringOf(file, id);
  }
}
