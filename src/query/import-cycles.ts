/** Import cycles of the running program: one strongly-connected-component pass, then the cheapest edges that break each component. */
import type { FileFacts } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import { importEdgesOf, type ImportEdge } from '#query/import-edges.ts';

export interface ImportCycle {
  /** Edges in order, each leading to the file of the next; the first is the cheapest to cut. */
  readonly edges: readonly ImportEdge[];
}

/** So many cycles of one tangle are worth telling apart; the rest go once these are cut, or show then. */
const MOST_PER_TANGLE = 4;

const known = new WeakMap<System, readonly ImportCycle[]>();

/** Each cycle once, sorted by the file and place of its first edge. */
export function importCycles(system: System): readonly ImportCycle[] {
  let cycles = known.get(system);
  if (!cycles) known.set(system, (cycles = findCycles(system)));
  return cycles;
}

function findCycles(system: System): ImportCycle[] {
  const graph = new Map<FileFacts, ImportEdge[]>();
  for (const file of system.program.files) {
    if (system.isBackend(file)) graph.set(file, importEdgesOf(system, file).filter((edge) => system.isBackend(edge.to)));
  }
  const cycles: ImportCycle[] = [];
  for (const tangle of components(graph)) cycles.push(...cyclesOf(tangle, graph));
  return cycles.sort((a, b) => compare(a.edges[0]!, b.edges[0]!));
}

function compare(a: ImportEdge, b: ImportEdge): number {
  return a.from.path < b.from.path ? -1 : a.from.path > b.from.path ? 1 : a.start - b.start;
}

/** Cuts the cheapest edge of a shortest cycle until none is left. */
function cyclesOf(tangle: readonly FileFacts[], graph: ReadonlyMap<FileFacts, readonly ImportEdge[]>): ImportCycle[] {
  const inside = new Set(tangle);
  const cut = new Set<ImportEdge>();
  const cycles: ImportCycle[] = [];
  for (const start of [...tangle].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    while (cycles.length < MOST_PER_TANGLE) {
      const found = shortestCycle(start, (file) => (graph.get(file) ?? []).filter((edge) => inside.has(edge.to) && !cut.has(edge)));
      if (!found) break;
      const cheapest = found.reduce((best, edge) => (edge.price < best.price ? edge : best));
      cut.add(cheapest);
      const at = found.indexOf(cheapest);
      cycles.push({ edges: [...found.slice(at), ...found.slice(0, at)] });
    }
  }
  return cycles;
}

function shortestCycle(start: FileFacts, edgesOf: (file: FileFacts) => readonly ImportEdge[]): ImportEdge[] | undefined {
  const cameBy = new Map<FileFacts, ImportEdge>();
  let frontier: FileFacts[] = [start];
  while (frontier.length > 0) {
    const next: FileFacts[] = [];
    for (const file of frontier) {
      for (const edge of edgesOf(file)) {
        if (edge.to === start) return trace(start, edge, cameBy);
        if (cameBy.has(edge.to)) continue;
        cameBy.set(edge.to, edge);
        next.push(edge.to);
      }
    }
    frontier = next;
  }
  return undefined;
}

function trace(start: FileFacts, last: ImportEdge, cameBy: ReadonlyMap<FileFacts, ImportEdge>): ImportEdge[] {
  const edges = [last];
  for (let at = last.from; at !== start; ) {
    const edge = cameBy.get(at)!;
    edges.unshift(edge);
    at = edge.from;
  }
  return edges;
}

/** Tarjan's algorithm without recursion: components of two files and more. */
function components(graph: ReadonlyMap<FileFacts, readonly ImportEdge[]>): FileFacts[][] {
  const index = new Map<FileFacts, number>();
  const low = new Map<FileFacts, number>();
  const onStack = new Set<FileFacts>();
  const stack: FileFacts[] = [];
  const found: FileFacts[][] = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work: { file: FileFacts; next: number }[] = [{ file: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1]!;
      const { file } = frame;
      if (!index.has(file)) {
        index.set(file, index.size);
        low.set(file, index.get(file)!);
        stack.push(file);
        onStack.add(file);
      }
      const edge = graph.get(file)?.[frame.next];
      if (edge) {
        frame.next += 1;
        if (!index.has(edge.to)) work.push({ file: edge.to, next: 0 });
        else if (onStack.has(edge.to)) low.set(file, Math.min(low.get(file)!, index.get(edge.to)!));
        continue;
      }
      work.pop();
      const above = work[work.length - 1]?.file;
      if (above) low.set(above, Math.min(low.get(above)!, low.get(file)!));
      if (low.get(file) !== index.get(file)) continue;
      const component: FileFacts[] = [];
      for (let member = stack.pop()!; ; member = stack.pop()!) {
        onStack.delete(member);
        component.push(member);
        if (member === file) break;
      }
      if (component.length > 1) found.push(component);
    }
  }
  return found;
}
