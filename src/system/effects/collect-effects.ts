/** What every function does to the world itself: queries, remote calls, answers, throws, logs, checks of credentials. */
import type { EventFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meaning, Meanings, QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { Effect, EffectKind } from '#model/system.ts';
import type { ApiPath, Fn } from '#model/value.ts';
import { callMeanings, type LabelledRow } from '#system/call-meanings.ts';
import { describeQuery, describeThrow, DESCRIPTIONS } from './describe-effect.ts';
import { lazyQueries, type LazyQueries } from './lazy-queries.ts';
import { queryEffect } from './query-effect.ts';

export interface Effects {
  effectsOf(fn: Fn): readonly Effect[];
  effectsAt(call: CallSite): readonly Effect[];
}

/** Memoised by function. */
export function collectEffects(program: Program, meanings: Meanings): Effects {
  const known = new Map<Fn, readonly Effect[]>();
  const lazy = lazyQueries(program, meanings);
  return { effectsOf, effectsAt: (call) => effectsOf(call.caller).filter((effect) => effect.call?.expression === call.expression) };

  function effectsOf(fn: Fn): readonly Effect[] {
    let effects = known.get(fn);
    if (!effects) known.set(fn, (effects = effectsOfFunction(program, meanings, lazy, fn)));
    return effects;
  }
}

function effectsOfFunction(program: Program, meanings: Meanings, lazy: LazyQueries, fn: Fn): readonly Effect[] {
  const calls = new Map(program.callsIn(fn).map((call) => [call.expression, call]));
  const effects: Effect[] = [];
  for (const event of fn.fact.events) {
    const call = calls.get(event.expression);
    if (call && (event.kind === 'call' || event.kind === 'new')) effects.push(...effectsOfCall(program, meanings, lazy, call));
    else if (event.kind === 'await') effects.push(...awaitedBuilder(program, lazy, fn, event));
    else if (event.kind === 'throw') effects.push(thrown(program, meanings, fn, event.expression));
  }
  return effects;
}

const KINDS: Partial<Record<Meaning['means'], EffectKind>> = {
  remoteCall: 'remoteCall', respond: 'respond', redirect: 'respond', log: 'log', reportError: 'reportError', publish: 'publish',
  verifyCredential: 'credential', issueCredential: 'credential', fileWrite: 'write',
};

function effectsOfCall(program: Program, meanings: Meanings, lazy: LazyQueries, call: CallSite): readonly Effect[] {
  const effects: Effect[] = [];
  const rows = callMeanings(program, meanings, call);
  for (const { row, path } of rows) {
    // Several rows on one call are one query: a union of clients is still asked once.
    if (row.means === 'query' && !row.lazy && !effects.some((effect) => effect.kind === 'query')) effects.push(query(program, call.caller, { call, row, path: path.parent ?? path, expression: call.expression }, lazy));
    const kind = KINDS[row.means];
    if (kind && !effects.some((effect) => effect.kind === kind)) effects.push(plain(program, call, row, kind));
  }
  if (effects.some((effect) => effect.kind === 'query')) return effects;
  const executed = lazy.executedBy(call);
  if (executed) effects.push(query(program, call.caller, { call, row: executed.row, path: executed.path, expression: call.expression }, lazy));
  return effects;
}

/** `await query` where the builder was made earlier. */
function awaitedBuilder(program: Program, lazy: LazyQueries, fn: Fn, event: EventFact): readonly Effect[] {
  const executed = lazy.awaitedAt(fn, event.expression);
  return executed ? [query(program, fn, { call: undefined, row: executed.row, path: executed.path, expression: event.expression }, lazy)] : [];
}

interface Execution {
  readonly call: CallSite | undefined;
  readonly row: QueryMeaning & Pick<LabelledRow, 'library'>;
  readonly path: ApiPath;
  readonly expression: ExpressionId;
}

function query(program: Program, fn: Fn, execution: Execution, lazy: LazyQueries): Effect {
  const { call, row, expression } = execution;
  const result = queryEffect(program, fn, execution, lazy.chainBelow(fn.file, expression));
  return {
    kind: 'query', fn, call, expression, span: spanOf(program, fn.file, expression), meaning: row,
    query: result, description: describeQuery(result),
  };
}

function plain(program: Program, call: CallSite, row: LabelledRow, kind: EffectKind): Effect {
  const describe = DESCRIPTIONS[row.means];
  return {
    kind, fn: call.caller, call, expression: call.expression, span: spanOf(program, call.caller.file, call.expression), meaning: row,
    description: describe ? describe(program, call, row) : row.means,
  };
}

function thrown(program: Program, meanings: Meanings, fn: Fn, expression: ExpressionId): Effect {
  const call = program.callAt(fn.file, expression);
  const row = call && callMeanings(program, meanings, call).find((each) => each.row.means === 'httpError')?.row;
  return {
    kind: 'throw', fn, call: undefined, expression, span: spanOf(program, fn.file, expression),
    // A throw leaves the function: the meaning nearest to that is `exit`.
    meaning: row ?? { means: 'exit' }, description: describeThrow(program, fn.file, expression),
  };
}

function spanOf(program: Program, file: FileFacts, expression: ExpressionId) {
  return program.spanOf(file, expression < 0 ? { start: 0, end: 0 } : program.expression(file, expression));
}
