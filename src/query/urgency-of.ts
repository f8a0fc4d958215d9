/** Does anybody wait for a function: is it reached by requests or by who knows whom, only while the process starts, or only by hand? */
import type { FileRole, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

/** `live`: by requests, events, or callers that are not known; `startup`: only when a module is loaded; `offline`: only from scripts, seeds and migrations. */
export type Urgency = 'live' | 'startup' | 'offline';

const OFFLINE: ReadonlySet<FileRole> = new Set(['script', 'seed', 'migration']);
const MOST_FUNCTIONS = 3_000;

const memos = new WeakMap<System, Map<Fn, Urgency>>();

/** Tests reach everything, which says nothing: they are left out. */
export function urgencyOf(system: System, fn: Fn): Urgency {
  let memo = memos.get(system);
  if (!memo) memos.set(system, (memo = new Map()));
  let urgency = memo.get(fn);
  if (!urgency) memo.set(fn, (urgency = search(system, fn)));
  return urgency;
}

function search(system: System, start: Fn): Urgency {
  if (OFFLINE.has(system.roleOf(start.file))) return 'offline';
  const seen = new Set<Fn>([start]);
  const waiting: Fn[] = [start];
  let startup = false;
  let offline = false;
  for (let fn = waiting.pop(); fn; fn = waiting.pop()) {
    if (seen.size > MOST_FUNCTIONS || isLive(system, fn)) return 'live';
    const role = system.roleOf(fn.file);
    if (OFFLINE.has(role)) {
      offline = true;
      continue;
    }
    if (fn.id === 0) {
      startup = true;
      continue;
    }
    const callers = system.program.callersOf(fn).filter((call) => system.roleOf(call.caller.file) !== 'test');
    // Nobody is known to call it: a framework may, or a file that could not be understood.
    if (callers.length === 0) return 'live';
    for (const call of callers) {
      if (isRegistered(system, call, fn)) return 'live';
      if (!seen.has(call.caller)) {
        seen.add(call.caller);
        waiting.push(call.caller);
      }
    }
  }
  return startup || !offline ? (startup ? 'startup' : 'live') : 'offline';
}

function isLive(system: System, fn: Fn): boolean {
  return system.contextsOf(fn).some((context) => context === 'request' || context === 'consumer' || context === 'job');
}

/** The call only keeps it for later. */
function isRegistered(system: System, call: ReturnType<System['program']['callersOf']>[number], fn: Fn): boolean {
  if (call.targets.includes(fn)) return false;
  return call.callbacks.every((each) => {
    if (each.fn !== fn) return true;
    const { how } = system.runAt(call, each.argument);
    return how === 'later' || how === 'unknown';
  });
}
