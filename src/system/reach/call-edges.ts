/** Which functions run which: calls of functions of the program, and callbacks that a call runs, in both directions. */
import type { CallSite, Program } from '#model/program.ts';
import type { Fn } from '#model/value.ts';
import type { CallbackRuns } from './callback-runs.ts';
import { likelyTargets } from './likely-targets.ts';

export interface CallEdge {
  readonly call: CallSite;
  readonly to: Fn;
  /** `later`: only registered here, by a listener, a timer or a route. */
  readonly how: 'now' | 'later';
}

export interface CallEdges {
  /** What a function runs, in source order. */
  from(fn: Fn): readonly CallEdge[];
  /** Calls that run a function, by file and position of the caller; registrations are left out. */
  into(fn: Fn): readonly CallSite[];
}

/** The reverse edges are computed for the whole program when first asked for. */
export function callEdges(program: Program, runs: CallbackRuns): CallEdges {
  const forward = new Map<Fn, readonly CallEdge[]>();
  let backward: Map<Fn, CallSite[]> | undefined;
  return { from, into };

  function from(fn: Fn): readonly CallEdge[] {
    let edges = forward.get(fn);
    if (!edges) forward.set(fn, (edges = program.callsIn(fn).flatMap(edgesOf)));
    return edges;
  }

  function edgesOf(call: CallSite): readonly CallEdge[] {
    const edges: CallEdge[] = [];
    const seen = new Set<Fn>();
    for (const to of likelyTargets(program, call)) {
      if (seen.has(to)) continue;
      seen.add(to);
      edges.push({ call, to, how: 'now' });
    }
    for (const { argument, fn: to } of call.callbacks) {
      const { how } = runs.runAt(call, argument);
      if (how === 'unknown' || seen.has(to)) continue;
      seen.add(to);
      edges.push({ call, to, how: how === 'later' ? 'later' : 'now' });
    }
    return edges;
  }

  function into(fn: Fn): readonly CallSite[] {
    backward ??= reverse();
    return backward.get(fn) ?? [];
  }

  function reverse(): Map<Fn, CallSite[]> {
    const into = new Map<Fn, CallSite[]>();
    for (const caller of program.functions()) {
      for (const { call, to, how } of from(caller)) {
        if (how === 'later') continue;
        const calls = into.get(to);
        if (calls) calls.push(call);
        else into.set(to, [call]);
      }
    }
    return into;
  }
}
