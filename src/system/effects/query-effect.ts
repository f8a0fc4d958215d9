/** One query, told in full: which rows it touches, by which columns, how many, and inside of a transaction or not. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { Known, QueryEffect } from '#model/system.ts';
import type { ApiPath, Fn } from '#model/value.ts';
import { argumentsOf, optionOf, valuesAt } from '#system/call-meanings.ts';
import { entityName, entityOfChain } from './entity-name.ts';
import type { BuilderChain, LazyQuery } from './lazy-queries.ts';
import { rawStatement } from './raw-statement.ts';

export interface Execution {
  readonly call: CallSite | undefined;
  readonly row: QueryMeaning & { readonly library: string };
  /** Path of what starts or executes the query, without its call step. */
  readonly path: ApiPath;
}

export function queryEffect(program: Program, fn: Fn, { row, path, call }: Execution, { calls: chain, links }: BuilderChain): QueryEffect {
  const statement = row.operation === 'raw' && call ? rawStatement(program, call) : undefined;
  const start = chain.find((each) => each.externals.includes(path)) ?? call ?? chain[0];
  const many = row.many && !chain.some((each) => SINGLE.has(lastName(each) ?? ''));
  return {
    meaning: row,
    library: row.library,
    operation: statement?.operation ?? operationOf(row, links),
    entity: statement?.entity ?? entityOf(program, { row, path, call: start }, links, chain),
    many,
    filter: start && row.filter ? filterColumns(program, start, row.filter) : undefined,
    limited: many ? limited(program, row, start, chain) : 'yes',
    inTransaction: inTransaction(program, fn, path, start),
  };
}

/** `insert().into(Order).execute()`: the executor reads the same for every statement, the link before it says which one it is. */
function operationOf(row: QueryMeaning, links: readonly LazyQuery[]): QueryMeaning['operation'] {
  if (row.operation !== 'read') return row.operation;
  return links.find((link) => link.row.operation !== 'read')?.row.operation ?? 'read';
}

function entityOf(program: Program, own: Execution, links: readonly LazyQuery[], chain: readonly CallSite[]): string {
  for (const { row, path } of [own, ...links]) {
    const call = path === own.path ? own.call : chain.find((each) => each.externals.includes(path));
    const name = row.entity === 'unknown' ? undefined : entityName(program, row, path, call);
    if (name !== undefined) return name;
  }
  return entityOfChain(program, chain) ?? 'unknown';
}

// On a library's own builder these bound the number of rows, whichever library it is.
const LIMITS = new Set(['limit', 'take', 'first', 'top', 'paginate', 'skipTake']);
const SINGLE = new Set(['first', 'getOne', 'getOneOrFail', 'executeTakeFirst', 'executeTakeFirstOrThrow']);

function limited(program: Program, row: QueryMeaning, start: CallSite | undefined, chain: readonly CallSite[]): Known {
  if (chain.some((each) => LIMITS.has(lastName(each) ?? ''))) return 'yes';
  if (!row.limit || !start) return 'unknown';
  const argument = argumentsOf(program, start)[row.limit.argument] ?? -1;
  if (argument < 0) return 'no';
  if (optionOf(program, start.caller.file, argument, row.limit.option)) return 'yes';
  return isClosedObject(program, start.caller.file, argument) ? 'no' : 'unknown';
}

/** An object literal that spreads nothing: what is not written in it is not there. */
function isClosedObject(program: Program, file: FileFacts, argument: ExpressionId): boolean {
  const expression = program.expression(file, argument);
  return expression.kind === 'object' && expression.properties.every((property) => property.name !== undefined);
}

function filterColumns(program: Program, call: CallSite, filter: NonNullable<QueryMeaning['filter']>): readonly string[] | undefined {
  const argument = argumentsOf(program, call)[filter.argument] ?? -1;
  if (argument < 0) return filter.option === undefined ? [] : undefined;
  const place = filter.option === undefined ? { file: call.caller.file, expression: argument } : optionOf(program, call.caller.file, argument, filter.option);
  if (!place) return isClosedObject(program, call.caller.file, argument) ? [] : undefined;
  for (const value of valuesAt(program, place.file, place.expression)) {
    if (value.kind !== 'object') continue;
    const literal = program.expression(value.site.file, value.site.expression);
    if (literal.kind !== 'object' || literal.properties.some((property) => property.kind === 'spread')) return undefined;
    return literal.properties.flatMap((property) => property.name ?? []).sort();
  }
  return undefined;
}

// The option under which ORMs take the transaction that a query belongs to.
const CARRIERS = ['transaction', 'session', 'trx'];

function inTransaction(program: Program, fn: Fn, path: ApiPath, call: CallSite | undefined): Known {
  for (let at: ApiPath | undefined = path; at; at = at.parent) {
    if (at.step?.kind === 'callback' && /transaction/i.test(stepName(at.parent) ?? '')) return 'yes';
  }
  if (!call) return 'unknown';
  const carried = argumentsOf(program, call).some((argument) => argument >= 0 && CARRIERS.some((option) => optionOf(program, fn.file, argument, option)));
  return carried ? 'yes' : 'unknown';
}

/** The member that a call on a path is named after. */
function stepName(path: ApiPath | undefined): string | undefined {
  return path?.step?.kind === 'member' ? path.step.name : undefined;
}

function lastName(call: CallSite): string | undefined {
  return stepName(call.externals[0]);
}
