/** What is at stake in a piece of code that may fail: the work whose failure somebody must learn of. */
import type { CallSite } from '#model/program.ts';
import type { System, Way } from '#model/system.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

/** The nearest query, remote call or publication that any of the calls reaches; undefined if none is known. */
export function stakesOf(system: System, calls: readonly CallSite[]): { readonly call: CallSite; readonly way: Way } | undefined {
  let best: { call: CallSite; way: Way } | undefined;
  for (const call of calls) {
    for (const kind of ['query', 'remoteCall', 'publish'] as const) {
      const way = system.reachesThrough(call, kind)[0];
      if (way && (!best || way.calls.length < best.way.calls.length)) best = { call, way };
    }
  }
  return best;
}

/** Everything that the calls do is tidying up, so that a failure changes nothing for anybody. */
export function isCleanup(system: System, calls: readonly CallSite[]): boolean {
  return calls.some((call) => meaningOfCall(system.program, system.meanings, call, 'cleanup') !== undefined);
}
