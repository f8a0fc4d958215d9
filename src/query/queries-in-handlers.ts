/** Handlers that query themselves, in an application whose other handlers leave that to functions of other files. */
import type { FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Silent } from '#model/rule.ts';
import type { Effect, EntryPoint, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { describeWay } from '#query/describe-way.ts';

export interface HandlerQuery {
  readonly entry: EntryPoint;
  readonly query: Effect;
  /** Sibling handlers that go through another file, and all that query in either way. */
  readonly through: number;
  readonly all: number;
}

/** Fewer siblings than these are no custom of the house. */
const LEAST_THROUGH = 3;
const MOST_DIRECT = 0.25;

interface Verdict {
  readonly entry: EntryPoint;
  readonly direct: readonly Effect[];
  readonly through: boolean;
}

const memo = new WeakMap<System, readonly HandlerQuery[]>();

/** Those whose query stands in the file; sorted by entry point, one for each handler. With `silent` all handlers are judged anew, and every query that is let pass is told. */
export function queriesInHandlers(system: System, file: FileFacts, silent?: Silent): readonly HandlerQuery[] {
  // All handlers are judged together, which is not worth it for a file that queries nothing.
  if (!silent && !queriesItself(system, file)) return [];
  let found = silent ? findAll(system, silent) : memo.get(system);
  if (!found) memo.set(system, (found = findAll(system)));
  return found.filter(({ query }) => query.fn.file === file);
}

function queriesItself(system: System, file: FileFacts): boolean {
  return file.functions.some((_, id) => system.effectsOf(system.program.fn(file, id)).some(({ kind }) => kind === 'query'));
}

function findAll(system: System, silent?: Silent): readonly HandlerQuery[] {
  const elsewhere = entitiesOutside(system);
  const verdicts = system.entryPoints.filter((entry) => entry.kind === 'http').map((entry) => judge(system, entry));
  return [...groupByApp(verdicts).values()].flatMap((app) => {
    const through = app.filter((verdict) => verdict.through).length;
    const direct = app.filter((verdict) => verdict.direct.length > 0 && !verdict.through);
    const all = through + direct.length;
    for (const verdict of app) if (verdict.through) passThrough(verdict);
    if (through < LEAST_THROUGH || direct.length > all * MOST_DIRECT) {
      for (const verdict of direct) pass(verdict, `that handlers leave queries to other files is no custom here: ${String(through)} of ${String(all)} do`);
      return [];
    }
    return direct.flatMap((verdict) => {
      const { entry, direct: queries } = verdict;
      const query = queries.find((each) => elsewhere.has(each.query?.entity ?? 'unknown'));
      if (query && siblingsGoThrough(app, entry)) return [{ entry, query, through, all }];
      pass(verdict, query ? 'the other handlers that are declared with it query themselves too, or there are none' : 'only handlers query this entity: it has no service or repository to go through');
      return [];
    });
  });

  function passThrough(verdict: Verdict): void {
    if (!silent) return;
    pass(verdict, 'the handler leaves queries to other files as well');
    const told = new Set<CallSite>();
    for (const way of verdict.entry.handlers.flatMap((fn) => system.reaches(fn, 'query'))) {
      const [first] = way.calls;
      if (!first || told.has(first) || way.effect.fn.file === first.caller.file) continue;
      told.add(first);
      const at = system.program.spanOf(first.caller.file, system.program.expression(first.caller.file, first.expression));
      silent({ at, fact: 'yes', because: `the handler leaves the query to ${way.effect.fn.file.path}: ${describeWay(system, first, way)}`, evidence: [{ span: way.effect.span, message: way.effect.description }] });
    }
  }

  function pass({ entry, direct }: Verdict, because: string): void {
    for (const query of direct) silent?.({ at: query.span, fact: 'yes', because, evidence: [{ span: entry.span, message: `the route ${entry.name}` }] });
  }
}

/** In a router of its own kind (health, webhooks) a handler has no siblings to differ from. */
function siblingsGoThrough(app: readonly Verdict[], entry: EntryPoint): boolean {
  const siblings = app.filter((verdict) => verdict.entry !== entry && verdict.entry.group === entry.group && (verdict.through || verdict.direct.length > 0));
  return siblings.length > 0 && siblings.filter((verdict) => verdict.through).length * 2 > siblings.length;
}

/** Handlers of one source folder are one application. */
function groupByApp(verdicts: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> {
  const apps = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const { file } = verdict.entry.span;
    const at = file.lastIndexOf('src/');
    const app = at < 0 ? '' : file.slice(0, at);
    apps.set(app, [...(apps.get(app) ?? []), verdict]);
  }
  return apps;
}

function judge(system: System, entry: EntryPoint): Verdict {
  const handlers = entry.handlers.flatMap((fn) => [fn, ...inside(system, fn)]);
  const direct = handlers.flatMap((fn) => system.effectsOf(fn)).filter((effect) => effect.query !== undefined && effect.query.entity !== 'unknown');
  const through = entry.handlers.some((fn) => system.reaches(fn, 'query').some((way) => way.effect.fn.file !== fn.file));
  return { entry, direct, through };
}

/** Functions written inside of a function. */
function inside(system: System, fn: Fn): readonly Fn[] {
  return fn.file.functions.flatMap((fact, id) => (id !== fn.id && fact.start >= fn.fact.start && fact.end <= fn.fact.end ? [system.program.fn(fn.file, id)] : []));
}

/** Entities that functions outside of handlers' files query: those have a home. */
function entitiesOutside(system: System): ReadonlySet<string> {
  const entryFiles = new Set(system.entryPoints.flatMap((entry) => entry.handlers.map((fn) => fn.file)));
  const entities = new Set<string>();
  for (const fn of system.program.functions()) {
    if (entryFiles.has(fn.file) || !system.isBackend(fn.file) || system.roleOf(fn.file) !== 'source') continue;
    for (const effect of system.effectsOf(fn)) if (effect.query) entities.add(effect.query.entity);
  }
  entities.delete('unknown');
  return entities;
}
