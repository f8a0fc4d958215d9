/** Functions that attach something to a router, themselves or through what they call: the only ones that need to be run through. */
import type { FileFacts } from '#model/facts.ts';
import type { Meaning, Meanings } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { Fn } from '#model/value.ts';

const REGISTERS: ReadonlySet<Meaning['means']> = new Set(['route', 'mount', 'chain', 'param', 'resource', 'routesOn']);
/** Members by which routers are used in code whose types are not known. */
const VERBS = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'head', 'options', 'use', 'route']);

export interface RegisteringFunctions {
  readonly all: ReadonlySet<Fn>;
  /** Those that attach something themselves. */
  readonly direct: readonly Fn[];
}

export function registeringFunctions(program: Program, meanings: Meanings): RegisteringFunctions {
  const direct = program.functions().filter((fn) => program.callsIn(fn).some((call) => registers(program, meanings, call)));
  const all = new Set<Fn>(direct);
  const queue = [...direct];
  const importers = importersOf(program);
  for (let fn = queue.pop(); fn; fn = queue.pop()) {
    const callers = program.callersOf(fn).map((call) => call.caller);
    // A module's body runs where the module is first required.
    const requirers = fn.id === 0 ? (importers.get(fn.file) ?? []) : [];
    for (const caller of [...callers, ...requirers]) {
      if (all.has(caller)) continue;
      all.add(caller);
      queue.push(caller);
    }
  }
  return { all, direct };
}

function registers(program: Program, meanings: Meanings, call: CallSite): boolean {
  if (call.externals.length > 0) return call.externals.some((path) => meanings.at(program.step(path, { kind: 'call' })).some((row) => REGISTERS.has(row.means)));
  if (call.targets.length > 0 || !call.unresolved) return false;
  const fact = program.expression(call.caller.file, call.expression);
  const callee = fact.kind === 'call' ? program.expression(call.caller.file, fact.callee) : undefined;
  if (fact.kind !== 'call' || fact.args.length === 0) return false;
  if (callee?.kind === 'index') return fact.args.length > 1;
  return callee?.kind === 'member' && VERBS.has(callee.name) && (fact.args.length > 1 || callee.name === 'use' || callee.name === 'route');
}

/** Functions that require a file while they run. */
function importersOf(program: Program): ReadonlyMap<FileFacts, readonly Fn[]> {
  const found = new Map<FileFacts, Fn[]>();
  for (const fn of program.functions()) {
    if (fn.id === 0) continue;
    for (const event of fn.fact.events) {
      const fact = event.kind === 'module' ? fn.file.expressions[event.expression] : undefined;
      const specifier = fact?.kind === 'module' ? fn.file.imports[fact.import]?.specifier : undefined;
      const target = specifier === undefined ? undefined : program.resolve(fn.file, specifier);
      if (target?.kind === 'file') found.set(target.file, [...(found.get(target.file) ?? []), fn]);
    }
  }
  return found;
}
