/** Entry points that belong together: deployed as one app, or declared as one group. Each list is made once for a system. */
import type { EntryPoint, System } from '#model/system.ts';

interface Lists {
  readonly byApp: ReadonlyMap<string, readonly EntryPoint[]>;
  readonly byGroup: ReadonlyMap<string, readonly EntryPoint[]>;
}

const lists = new WeakMap<System, Lists>();

/** In the system's order. */
export function entryPointsOfApp(system: System, app: string): readonly EntryPoint[] {
  return listsOf(system).byApp.get(app) ?? [];
}

/** In the system's order. */
export function entryPointsOfGroup(system: System, group: string): readonly EntryPoint[] {
  return listsOf(system).byGroup.get(group) ?? [];
}

/** What is deployed together with an entry point. */
export function appOf(system: System, entry: EntryPoint): string {
  const file = system.program.file(entry.span.file);
  return file ? system.appOf(file) : '.';
}

function listsOf(system: System): Lists {
  let known = lists.get(system);
  if (!known) lists.set(system, (known = { byApp: grouped(system.entryPoints, (entry) => appOf(system, entry)), byGroup: grouped(system.entryPoints, (entry) => entry.group) }));
  return known;
}

function grouped(entries: readonly EntryPoint[], keyOf: (entry: EntryPoint) => string): ReadonlyMap<string, readonly EntryPoint[]> {
  const groups = new Map<string, EntryPoint[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
