/** Which entry points reach a function: a bounded search backwards from it. */
import type { EntryPoint } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import type { CallEdges } from './call-edges.ts';

/** A function that more than these reach is reached from everywhere; nobody reads further names. */
const MOST_ENTRY_POINTS = 50;
const MOST_FUNCTIONS = 4_000;

/** Memoised by function; entry points sorted by name, then place. */
export function entryPointsReaching(edges: CallEdges, entryPoints: readonly EntryPoint[]): (fn: Fn) => readonly EntryPoint[] {
  const known = new Map<Fn, readonly EntryPoint[]>();
  const byHandler = new Map<Fn, EntryPoint[]>();
  for (const entry of entryPoints) {
    for (const handler of entry.handlers) byHandler.set(handler, [...(byHandler.get(handler) ?? []), entry]);
  }
  return (fn) => {
    let found = known.get(fn);
    if (!found) known.set(fn, (found = search(fn)));
    return found;
  };

  function search(from: Fn): readonly EntryPoint[] {
    const found = new Set<EntryPoint>();
    const seen = new Set<Fn>([from]);
    let level: Fn[] = [from];
    while (level.length > 0 && seen.size < MOST_FUNCTIONS && found.size < MOST_ENTRY_POINTS) {
      const next: Fn[] = [];
      for (const fn of level) {
        for (const entry of byHandler.get(fn) ?? []) found.add(entry);
        for (const { caller } of edges.into(fn)) {
          if (seen.has(caller)) continue;
          seen.add(caller);
          next.push(caller);
        }
      }
      level = next;
    }
    return [...found].sort(compareEntryPoints);
  }
}

export function compareEntryPoints(a: EntryPoint, b: EntryPoint): number {
  return compare(a.name, b.name) || compare(a.span.file, b.span.file) || a.span.line - b.span.line || a.span.column - b.span.column;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
