/** What is at stake in a piece of code that may fail: the work whose failure somebody must learn of. */
import type { CallSite } from '#model/program.ts';
import type { Silence } from '#model/rule.ts';
import type { System, Way } from '#model/system.ts';
import { calleeText } from '#query/describe-way.ts';
import { whyUnknown } from '#query/why-unknown.ts';
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

/** Why `stakesOf` has no answer. */
export function nothingAtStake(system: System, calls: readonly CallSite[]): Pick<Silence, 'fact' | 'because'> {
  const doubt = calls.map((call) => whyUnknown(system, call)).find((reason) => reason !== undefined);
  if (doubt !== undefined) return { fact: 'unknown', because: `nothing is known to be at stake: ${doubt}` };
  const names = [...new Set(calls.map((call) => `\`${calleeText(system, call)}\``))].slice(0, 3).join(', ');
  return { fact: 'yes', because: `nothing is at stake: neither a query, a remote call nor a message is reached${names === '' ? '' : ` from ${names}`}` };
}

/** The calls tidy up, so that a failure changes nothing for anybody: which one, as a clause. */
export function isCleanup(system: System, calls: readonly CallSite[]): string | undefined {
  const cleaning = calls.find((call) => meaningOfCall(system.program, system.meanings, call, 'cleanup') !== undefined);
  return cleaning && `\`${calleeText(system, cleaning)}\` tidies up: if it fails, nothing changes for anybody`;
}
