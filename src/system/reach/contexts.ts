/** From where every function is reached: requests, consumers, jobs, start-up, scripts, migrations, tests. */
import type { FileFacts } from '#model/facts.ts';
import type { Reach } from '#model/finding.ts';
import type { Meanings } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { EntryPoint, FileRole } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { callMeanings } from '#system/call-meanings.ts';
import type { CallEdges } from './call-edges.ts';

interface Parts {
  readonly program: Program;
  readonly meanings: Meanings;
  readonly edges: CallEdges;
  readonly entryPoints: readonly EntryPoint[];
  readonly roleOf: (file: FileFacts) => FileRole;
}

const BY_KIND: Record<EntryPoint['kind'], Reach> = {
  http: 'request', graphql: 'request', trpc: 'request', grpc: 'request', websocket: 'request',
  consumer: 'consumer', job: 'job', startup: 'startup', script: 'script',
};
const BY_ROLE: Partial<Record<FileRole, Reach>> = { test: 'test', migration: 'migration', seed: 'script', script: 'script' };

/**
 * Contexts of each function, sorted; computed for the whole program when first asked for. `unknown` stands beside contexts in which nobody waits,
 * where callers that are not known may reach the function as well; alone it is left out.
 */
export function contextsOfFunctions(parts: Parts): (fn: Fn) => readonly Reach[] {
  let known: ReadonlyMap<Fn, ReadonlySet<Reach>> | undefined;
  return (fn) => {
    known ??= searchForwards(parts);
    const all = [...(known.get(fn) ?? [])].sort();
    const others = all.filter((reach) => reach !== 'unknown');
    return others.length > 0 && others.every((reach) => UNATTENDED.has(reach)) ? all : others;
  };
}

const UNATTENDED: ReadonlySet<Reach> = new Set(['script', 'migration', 'test', 'startup']);

function searchForwards({ program, meanings, edges, entryPoints, roleOf }: Parts): ReadonlyMap<Fn, ReadonlySet<Reach>> {
  const contexts = new Map<Fn, Set<Reach>>();
  const waiting: { readonly fn: Fn; readonly reach: Reach }[] = [];
  for (const entry of entryPoints) for (const fn of entry.handlers) mark(fn, BY_KIND[entry.kind]);
  for (const fn of program.functions()) {
    const role = BY_ROLE[roleOf(fn.file)];
    if (role) mark(fn, role);
    else if (fn.id === 0) mark(fn, 'startup');
    else if (isCalledByStranger(fn)) mark(fn, 'unknown');
    if (isFrameworkMember(program, fn)) mark(fn, LIFECYCLE.has(fn.fact.name) ? 'startup' : 'request');
    for (const { call, to, how } of edges.from(fn)) if (how === 'later') markLater(call, to);
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { to, how } of edges.from(next.fn)) if (how === 'now') mark(to, next.reach);
  }
  return contexts;

  /** Nothing but tests is seen to call it: what does is beyond what could be read, as nobody keeps code for tests alone. */
  function isCalledByStranger(fn: Fn): boolean {
    return edges.into(fn).every((call) => roleOf(call.caller.file) === 'test');
  }

  /** Middleware and handlers run for requests, other listeners, timers and schedules on their own; of a function kept by local code nothing is known. */
  function markLater(call: CallSite, to: Fn): void {
    const rows = callMeanings(program, meanings, call).map(({ row }) => row.means);
    if (rows.some((means) => REGISTERS_REQUEST.has(means))) mark(to, 'request');
    else if (rows.includes('listen')) mark(to, 'consumer');
  }

  function mark(fn: Fn, reach: Reach): void {
    let known = contexts.get(fn);
    if (!known) contexts.set(fn, (known = new Set()));
    if (known.has(reach)) return;
    known.add(reach);
    waiting.push({ fn, reach });
  }
}

const REGISTERS_REQUEST = new Set(['route', 'mount', 'param', 'wrapper', 'chain']);

const LIFECYCLE = new Set(['onModuleInit', 'onApplicationBootstrap', 'configure', 'onModuleDestroy', 'onApplicationShutdown']);

/** A method that a framework calls: its class implements an interface of a package, and the method is public. */
function isFrameworkMember(program: Program, fn: Fn): boolean {
  if (fn.fact.kind !== 'method') return false;
  const cls = program.classOf(fn);
  if (!cls || cls.id !== fn.fact.cls) return false;
  return cls.fact.implements.some((type) => program.externalType({ file: cls.file, type }) !== undefined) && FRAMEWORK_MEMBERS.has(fn.fact.name);
}

const FRAMEWORK_MEMBERS = new Set([...LIFECYCLE, 'canActivate', 'intercept', 'transform', 'catch', 'use', 'validate']);
