/** Where a query builder is run: it is one query at the await, the executor or the return, and none at each link of its chain. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings, QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { ApiPath, Fn } from '#model/value.ts';
import { callMeanings } from '#system/call-meanings.ts';

export interface LazyQuery {
  readonly row: QueryMeaning & { readonly library: string };
  /** Path of what is called to start the query, without its own call step. */
  readonly path: ApiPath;
}

export interface BuilderChain {
  readonly calls: readonly CallSite[];
  readonly links: readonly LazyQuery[];
}

export interface LazyQueries {
  /** The lazy query that this call, as the end of its chain, runs. */
  executedBy(call: CallSite): LazyQuery | undefined;
  /** The lazy query that awaiting something other than a call runs. */
  awaitedAt(fn: Fn, expression: ExpressionId): LazyQuery | undefined;
  /** The chain that ends at an expression, with the lazy queries that its calls are; outermost first, the expression itself included. */
  chainBelow(file: FileFacts, expression: ExpressionId): BuilderChain;
}

const LONGEST_CHAIN = 40;
const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

export function lazyQueries(program: Program, meanings: Meanings): LazyQueries {
  const byPath = new Map<ApiPath, LazyQuery | undefined>();
  return { executedBy, awaitedAt, chainBelow };

  function executedBy(call: CallSite): LazyQuery | undefined {
    if (call.event.kind === 'new') return undefined;
    const query = first(call.externals, (path) => lazyAt(program.step(path, { kind: 'call' })));
    return query && runsHere(call) ? query : undefined;
  }

  function awaitedAt(fn: Fn, expression: ExpressionId): LazyQuery | undefined {
    const { kind } = program.expression(fn.file, expression);
    if (kind !== 'reference' && kind !== 'member') return undefined;
    return first(program.valuesOf(fn.file, expression), (value) => (value.kind === 'external' ? lazyAt(value.path) : undefined));
  }

  function lazyAt(path: ApiPath): LazyQuery | undefined {
    if (byPath.has(path)) return byPath.get(path);
    const query = findLazy(meanings, path);
    byPath.set(path, query);
    return query;
  }

  function runsHere(call: CallSite): boolean {
    const { file } = call.caller;
    switch (call.event.fate) {
      case 'awaited':
      case 'yielded':
      case 'iterated':
        return true;
      case 'object':
        return PROMISE_METHODS.has(memberOn(file, call.expression) ?? '');
      case 'returned':
        return call.caller.fact.async || isRunByCallers(call.caller);
      case 'element':
        return !isLinkOfChain(enclosingCall(file, call.expression));
      case 'argument': {
        const outer = enclosingCall(file, call.expression);
        return outer !== undefined && callMeanings(program, meanings, outer).some(({ row }) => row.means === 'combine' || row.means === 'batch');
      }
      default:
        return false;
    }
  }

  /** A function that hands out a builder: does anybody wait for what it returns, or is it only added to? */
  function isRunByCallers(fn: Fn): boolean {
    const callers = program.callersOf(fn);
    if (callers.length === 0) return true;
    return callers.some((caller) => {
      const isCallback = caller.callbacks.some((each) => each.fn === fn);
      // `whereIn('id', (q) => q.select('id'))` is a part of the query around it.
      if (isCallback) return !isLinkOfChain(caller);
      const { fate } = caller.event;
      return fate === 'awaited' || fate === 'returned' || fate === 'element' || fate === 'yielded'
        || (fate === 'object' && PROMISE_METHODS.has(memberOn(caller.caller.file, caller.expression) ?? ''));
    });
  }

  function isLinkOfChain(call: CallSite | undefined): boolean {
    return call !== undefined && call.externals.some((path) => lazyAt(program.step(path, { kind: 'call' })) !== undefined);
  }

  /** The name of `.name` when the expression is its object. */
  function memberOn(file: FileFacts, expression: ExpressionId): string | undefined {
    const parent = program.parentOf(file, expression);
    if (parent < 0) return undefined;
    const member = program.expression(file, parent);
    return member.kind === 'member' ? member.name : undefined;
  }

  /** The call of which the expression is an argument, directly or in an array literal. */
  function enclosingCall(file: FileFacts, expression: ExpressionId): CallSite | undefined {
    let at = program.parentOf(file, expression);
    if (at >= 0 && program.expression(file, at).kind === 'array') at = program.parentOf(file, at);
    return at < 0 ? undefined : program.callAt(file, at);
  }

  function chainBelow(file: FileFacts, expression: ExpressionId): BuilderChain {
    const chain: CallSite[] = [];
    for (let at = expression; at >= 0;) {
      const fact = program.expression(file, at);
      if (fact.kind === 'member') at = fact.object;
      else if (fact.kind === 'call') {
        const call = program.callAt(file, at);
        if (call) chain.push(call);
        at = fact.callee;
      } else if (fact.kind === 'reference') at = initialiser(file, fact.binding);
      else break;
      if (chain.length >= LONGEST_CHAIN) break;
    }
    const links = chain.flatMap((call) => call.externals.flatMap((path) => lazyRow(path) ?? []));
    return { calls: chain, links };
  }

  function lazyRow(path: ApiPath): LazyQuery | undefined {
    const row = meanings.at(program.step(path, { kind: 'call' })).find((each) => each.means === 'query');
    return row?.means === 'query' && row.lazy ? { row, path } : undefined;
  }

  /** The call that first gave a builder's variable its value. */
  function initialiser(file: FileFacts, binding: number): ExpressionId {
    const value = file.bindings[binding]?.values[0];
    return value !== undefined && program.expression(file, value).kind === 'call' ? value : -1;
  }
}

/** The outermost lazy query on a path, if nothing after it ran it. */
function findLazy(meanings: Meanings, path: ApiPath): LazyQuery | undefined {
  for (let at: ApiPath | undefined = path; at?.step; at = at.parent) {
    if (at.step.kind !== 'call' && at.step.kind !== 'member') return undefined;
    if (at.step.kind === 'member') {
      if (PROMISE_METHODS.has(at.step.name)) return undefined;
      continue;
    }
    for (const row of meanings.at(at)) {
      if (row.means !== 'query') continue;
      return row.lazy && at.parent ? { row, path: at.parent } : undefined;
    }
  }
  return undefined;
}

function first<In, Out>(items: readonly In[], find: (item: In) => Out | undefined): Out | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
