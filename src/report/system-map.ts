/** System → plain document: entry points with what guards them and what they query, the modules that declare them, layers and tables. */
import type { Span } from '#model/span.ts';
import type { RunResult } from '#model/run.ts';
import type { Effect, EntryPoint, Layer, Protection, System, Way } from '#model/system.ts';
import type { MappedEntryPoint, MappedProtection, MappedQuery, MappedTable, SystemMap } from '#model/system-map.ts';
import type { Table } from '#model/table.ts';
import { placeIn } from './place-in.ts';

type Place = (path: string) => string;

/** Limited to the files that were asked for; tables and layers are of the whole system. */
export function systemMap(result: RunResult): SystemMap {
  const { system } = result;
  const place = placeIn(result);
  const reported = new Set(result.reported);
  const entries = system.entryPoints.filter((entry) => reported.has(entry.span.file));
  return {
    entryPoints: entries.map((entry) => mapEntryPoint(entry, system, place)),
    modules: modulesOf(entries, place),
    layers: system.layers.map((layer: Layer) => ({ name: layer.name, why: layer.why, files: layer.files.map(place) })),
    tables: tablesOf(system, place),
  };
}

function mapEntryPoint(entry: EntryPoint, system: System, place: Place): MappedEntryPoint {
  return {
    kind: entry.kind,
    method: entry.method,
    path: entry.path,
    file: place(entry.span.file),
    line: entry.span.line,
    handler: handlerOf(entry, system, place),
    auth: mapProtection(entry.auth, place),
    permission: mapProtection(entry.permission, place),
    validation: entry.validation,
    rateLimit: entry.rateLimit,
    queries: queriesOf(entry, system, place),
  };
}

/** The function that does the work: the innermost one if the handler is wrapped. */
function handlerOf(entry: EntryPoint, system: System, place: Place): MappedEntryPoint['handler'] {
  const fn = entry.handlers.at(-1);
  if (fn === undefined) return null;
  const span = system.program.spanOf(fn.file, fn.fact);
  return { file: place(span.file), line: span.line, name: entry.handlerName };
}

function mapProtection(protection: Protection<string>, place: Place): MappedProtection {
  return {
    state: protection.state,
    by: protection.by.map(({ name, span, why }: { name: string; span: Span; why: string }) => ({ name, file: place(span.file), line: span.line, why })),
  };
}

function queriesOf(entry: EntryPoint, system: System, place: Place): readonly MappedQuery[] {
  const most = new Map<string, { readonly effect: Effect; readonly loops: number }>();
  for (const way of entry.handlers.flatMap((handler) => system.reaches(handler, 'query'))) {
    const { span } = way.effect;
    const key = `${span.file}:${String(span.line)}:${String(span.column)}`;
    const loops = loopsOn(way, system);
    const before = most.get(key);
    if (before === undefined || before.loops < loops) most.set(key, { effect: way.effect, loops });
  }
  return [...most.values()]
    .map(({ effect, loops }): MappedQuery => ({
      operation: effect.query?.operation ?? 'read',
      entity: effect.query?.entity ?? 'unknown',
      file: place(effect.span.file),
      line: effect.span.line,
      perRequest: loops === 0 ? '1' : loops === 1 ? 'N' : 'N*M',
    }))
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.entity, b.entity) || compare(a.operation, b.operation));
}

/** Loops and per-element callbacks between the handler and the query. */
function loopsOn({ calls, effect }: Way, system: System): number {
  const sites = effect.call === undefined ? calls : [...calls, effect.call];
  let loops = 0;
  for (const { caller, event } of sites) {
    loops += system.program.contextsOf(caller.file, event.context).filter((context) => context.kind === 'loop').length;
    if (system.runOf(caller)?.how === 'each') loops += 1;
  }
  return loops;
}

function modulesOf(entries: readonly EntryPoint[], place: Place): SystemMap['modules'] {
  const groups = new Map<string, { readonly file: string; readonly names: string[] }>();
  for (const entry of entries) {
    const group = groups.get(entry.group) ?? { file: place(entry.span.file), names: [] };
    group.names.push(entry.name);
    groups.set(entry.group, group);
  }
  return [...groups.entries()]
    .map(([name, { file, names }]) => ({ name, file, entryPoints: [...names].sort(compare) }))
    .sort((a, b) => compare(a.name, b.name));
}

interface Count {
  readonly operations: Set<string>;
  queries: number;
}

/** Declared tables, and those that only queries speak of. */
function tablesOf(system: System, place: Place): SystemMap['tables'] {
  const newCount = (): Count => ({ operations: new Set(), queries: 0 });
  const declared = new Map(system.tables.map((table) => [table, newCount()]));
  const others = new Map<string, Count>();
  for (const fn of system.program.functions()) {
    for (const effect of system.effectsOf(fn)) {
      const { query } = effect;
      if (query === undefined || query.entity === 'unknown') continue;
      const table = system.tableOf(effect);
      const count = (table === undefined ? others.get(query.entity) : declared.get(table)) ?? newCount();
      if (table === undefined) others.set(query.entity, count);
      count.operations.add(query.operation);
      count.queries += 1;
    }
  }
  return [
    ...[...declared].map(([table, count]) => ({ name: table.name, ...countOf(count), declared: { file: place(table.span.file), line: table.span.line }, ...partsOf(table) })),
    ...[...others].map(([name, count]) => ({ name, ...countOf(count), declared: null, columns: null, indexes: null, relations: null })),
  ].sort((a, b) => compare(a.name, b.name));
}

function countOf({ operations, queries }: Count): Pick<MappedTable, 'operations' | 'queries'> {
  return { operations: [...operations].sort(compare), queries };
}

function partsOf({ columns, indexes, relations }: Table): Pick<MappedTable, 'columns' | 'indexes' | 'relations'> {
  return { columns: columns ?? null, indexes: indexes ?? null, relations };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

