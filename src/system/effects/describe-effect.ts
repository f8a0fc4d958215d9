/** Effects in a few words for people: `reads Order`, `answers with 401`. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meaning, QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { QueryEffect } from '#model/system.ts';
import { argumentsOf, receiverOf, valuesAt } from '#system/call-meanings.ts';

const VERBS: Record<QueryMeaning['operation'], string> = {
  read: 'reads', count: 'counts', create: 'creates', update: 'updates', upsert: 'upserts', delete: 'deletes', raw: 'runs SQL on',
};

/** Without a known entity the database stands for it. */
export function describeQuery(query: QueryEffect): string {
  if (query.entity !== 'unknown') return `${VERBS[query.operation]} ${query.entity}`;
  return query.operation === 'raw' ? 'runs SQL' : `${VERBS[query.operation]} ${query.many ? 'rows' : 'a row'}`;
}

export const DESCRIPTIONS: Partial<Record<Meaning['means'], (program: Program, call: CallSite, meaning: Meaning) => string>> = {
  remoteCall: () => 'calls another service',
  respond: describeAnswer,
  redirect: () => 'redirects',
  log: (_program, _call, meaning) => (meaning.means === 'log' ? `logs (${meaning.level})` : 'logs'),
  reportError: () => 'reports the error',
  publish: () => 'publishes a message',
  verifyCredential: () => 'checks a credential',
  issueCredential: () => 'issues a credential',
  fileWrite: () => 'writes a file',
};

export function describeThrow(program: Program, file: FileFacts, expression: ExpressionId): string {
  const thrown = expression < 0 ? undefined : program.expression(file, expression);
  if (thrown?.kind !== 'new' && thrown?.kind !== 'call') return 'throws';
  const callee = program.expression(file, thrown.callee);
  const name = callee.kind === 'reference' ? file.bindings[callee.binding]?.name : callee.kind === 'member' || callee.kind === 'global' ? callee.name : undefined;
  return name === undefined ? 'throws' : `throws ${name}`;
}

function describeAnswer(program: Program, call: CallSite, meaning: Meaning): string {
  if (meaning.means !== 'respond') return 'answers';
  const status = meaning.status === undefined ? statusInChain(program, call) : statusOf(program, call, meaning.status);
  return status === undefined ? 'answers' : `answers with ${status}`;
}

function statusOf(program: Program, call: CallSite, status: number | { readonly argument: number }): number | undefined {
  return typeof status === 'number' ? status : literalNumber(program, call, status.argument);
}

/** `res.status(401).json(…)`: the status stands earlier in the chain. */
function statusInChain(program: Program, call: CallSite): number | undefined {
  const receiver = receiverOf(program, call);
  const before = receiver && program.callAt(call.caller.file, receiver.object);
  return before && literalNumber(program, before, 0);
}

function literalNumber(program: Program, call: CallSite, argument: number): number | undefined {
  for (const value of valuesAt(program, call.caller.file, argumentsOf(program, call)[argument] ?? -1)) {
    if (value.kind === 'literal' && typeof value.value === 'number') return value.value;
  }
  return undefined;
}
