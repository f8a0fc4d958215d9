/** Layers by evidence: what a file's functions do, then how its folder and name read. */
import type { FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { EntryPoint, Layer, LayerName } from '#model/system.ts';
import type { Effects } from '#system/effects/collect-effects.ts';
import type { CallEdges } from '#system/reach/call-edges.ts';

export interface LayerOptions {
  /** Files that count: backend sources. */
  readonly files: readonly FileFacts[];
  readonly entryPoints: readonly EntryPoint[];
  readonly effects: Effects;
  readonly edges: CallEdges;
}

export interface Layers {
  readonly layers: readonly Layer[];
  layerOfFile(file: FileFacts): LayerName | undefined;
}

const WHY: Record<LayerName, string> = {
  entry: 'their functions answer requests',
  service: 'entry points call them, and they query or call what queries',
  repository: 'their functions mostly run queries and answer no request',
  domain: 'they neither answer requests nor query, and services use them',
  infrastructure: 'they talk to other systems or configure the process',
};
const ORDER: readonly LayerName[] = ['entry', 'service', 'repository', 'domain', 'infrastructure'];

const NAMED: readonly (readonly [RegExp, LayerName])[] = [
  [/(?:^|[/._-])(?:controllers?|routes?|routers?|resolvers?|handlers?|endpoints?|gateways?)(?=[/._-])/i, 'entry'],
  [/(?:^|[/._-])(?:repositor(?:y|ies)|dao|daos|dal|data-access)(?=[/._-])/i, 'repository'],
  [/(?:^|[/._-])(?:services?|use-?cases?|interactors?|commands?)(?=[/._-])/i, 'service'],
  [/(?:^|[/._-])(?:domain|entit(?:y|ies)|value-objects?)(?=[/._-])/i, 'domain'],
];

/** Each file has at most one layer; a file of which nothing is known has none. */
export function layersByEvidence(program: Program, options: LayerOptions): Layers {
  const found = new Map<FileFacts, LayerName>();
  const answering = new Set(options.entryPoints.flatMap((entry) => entry.handlers.map((fn) => fn.file)));
  const querying = new Map(options.files.map((file) => [file, shareOfQueries(program, options.effects, file)]));
  for (const file of options.files) {
    if (answering.has(file)) found.set(file, 'entry');
  }
  const calledBySomebody = calleesOf(program, options.edges, options.files);
  const calledByEntry = calleesOf(program, options.edges, [...found.keys()]);
  for (const file of options.files) {
    if (found.has(file)) continue;
    const name = layerByName(file.path);
    const share = querying.get(file) ?? 0;
    if (share > 0) found.set(file, queryingLayer(name, share, calledByEntry.has(file)));
    else if (name === 'service' && calledBySomebody.has(file)) found.set(file, 'service');
  }
  const services = [...found].filter(([, layer]) => layer === 'service').map(([file]) => file);
  const usedByServices = new Set(services.flatMap((file) => importsOf(program, file)));
  for (const file of options.files) {
    if (!found.has(file) && usedByServices.has(file) && layerByName(file.path) === 'domain') found.set(file, 'domain');
  }
  return {
    layerOfFile: (file) => found.get(file),
    layers: ORDER.flatMap((name) => {
      const files = [...found].filter(([, layer]) => layer === name).map(([file]) => file.path).sort();
      return files.length === 0 ? [] : [{ name, files, why: WHY[name] }];
    }),
  };
}

/** Queries are no one's alone: a name decides where evidence fits two layers. */
function queryingLayer(name: LayerName | undefined, share: number, calledByEntry: boolean): LayerName {
  if (name === 'repository' || name === 'service') return name;
  if (share >= 0.6 && !calledByEntry) return 'repository';
  return 'service';
}

function layerByName(path: string): LayerName | undefined {
  return NAMED.find(([pattern]) => pattern.test(path))?.[1];
}

/** Functions that query themselves, among those that do something: 0 to 1. */
function shareOfQueries(program: Program, effects: Effects, file: FileFacts): number {
  let working = 0;
  let querying = 0;
  file.functions.forEach((fact, id) => {
    if (id === 0 || fact.bodiless || fact.kind === 'constructor' || fact.events.length === 0) return;
    working += 1;
    if (effects.effectsOf(program.fn(file, id)).some((effect) => effect.kind === 'query')) querying += 1;
  });
  return working === 0 ? 0 : querying / working;
}

function calleesOf(program: Program, edges: CallEdges, files: readonly FileFacts[]): ReadonlySet<FileFacts> {
  const called = new Set<FileFacts>();
  for (const file of files) {
    file.functions.forEach((_, id) => {
      for (const { to } of edges.from(program.fn(file, id))) if (to.file !== file) called.add(to.file);
    });
  }
  return called;
}

function importsOf(program: Program, file: FileFacts): readonly FileFacts[] {
  return file.imports.flatMap((each) => {
    const target = program.resolve(file, each.specifier);
    return target.kind === 'file' ? [target.file] : [];
  });
}
