/** The system that a program is: its entry points, their guards, effects, reach and layers, each answered when first asked for. */
import type { Config } from '#model/config.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Project } from '#model/project.ts';
import type { SchemaFacts } from '#model/schema-facts.ts';
import type { Coverage, EntryPoint, FileRole, System } from '#model/system.ts';
import { frameworkLookup, manifestOf } from '#system/frameworks.ts';
import { backendFiles } from '#system/backend.ts';
import { configuredLayers } from '#system/configured-layers.ts';
import { collectEffects } from '#system/effects/collect-effects.ts';
import { findEntryPoints } from '#system/entry-points.ts';
import { layersByEvidence, type Layers } from '#system/layers.ts';
import { callEdges } from '#system/reach/call-edges.ts';
import { callbackRuns } from '#system/reach/callback-runs.ts';
import { contextsOfFunctions } from '#system/reach/contexts.ts';
import { entryPointsReaching } from '#system/reach/entry-points-reaching.ts';
import { nearestEffects } from '#system/reach/nearest-effects.ts';
import { fileRoles } from '#system/roles.ts';
import { findTables } from '#system/tables/find-tables.ts';

/** `layers` are those of the configuration; those by evidence are found anyway. */
export function buildSystem(program: Program, meanings: Meanings, project: Pick<Project, 'manifests'> & Partial<Pick<Project, 'appFolders'>> & { readonly schemas?: readonly SchemaFacts[] }, layers: Config['layers'] = []): System {
  const effects = collectEffects(program, meanings);
  const runs = callbackRuns(program, meanings);
  const edges = callEdges(program, runs);
  const isBackend = backendFiles(program);
  const roleOf = fileRoles();
  const { entryPoints, unresolvedRoutes } = findEntryPoints(program, meanings, (file) => isBackend(file) && roleOf(file) !== 'test');
  const byFile = new Map<string, EntryPoint[]>();
  for (const entry of entryPoints) byFile.set(entry.span.file, [...(byFile.get(entry.span.file) ?? []), entry]);
  const nearest = nearestEffects({ program, effects, edges, runs });
  const isSource = (file: FileFacts) => isBackend(file) && roleOf(file) === 'source';

  let found: Layers | undefined;
  const layersOnce = () => (found ??= layersByEvidence(program, { files: program.files.filter(isSource), entryPoints, effects, edges }));
  let coverage: Coverage | undefined;
  let tables: ReturnType<typeof findTables> | undefined;
  const tablesOnce = () => (tables ??= findTables({ program, meanings }, project.schemas ?? []));

  return {
    program,
    meanings,
    entryPoints,
    entryPointsIn: (file) => byFile.get(file.path) ?? [],
    appOf: (file) => appAround(file, project),
    frameworkOf: frameworkLookup(program, meanings, project.manifests),
    ...effects,
    ...nearest,
    ...runs,
    contextsOf: contextsOfFunctions({ program, meanings, edges, entryPoints, roleOf }),
    entryPointsReaching: entryPointsReaching(edges, entryPoints),
    isBackend,
    roleOf,
    layerOf: (fn) => layersOnce().layerOfFile(fn.file),
    get layers() {
      return layersOnce().layers;
    },
    configuredLayers: configuredLayers(program.files, layers),
    get tables() {
      return tablesOnce().tables;
    },
    tableOf: (effect) => tablesOnce().tableOf(effect),
    get coverage() {
      return (coverage ??= measureCoverage({ program, entryPoints, unresolvedRoutes, effects, isBackend, roleOf }));
    },
  };
}

interface Measured {
  readonly program: Program;
  readonly entryPoints: readonly EntryPoint[];
  readonly unresolvedRoutes: number;
  readonly effects: Pick<System, 'effectsOf'>;
  readonly isBackend: (file: FileFacts) => boolean;
  readonly roleOf: (file: FileFacts) => FileRole;
}

function measureCoverage({ program, entryPoints, unresolvedRoutes, effects, isBackend, roleOf }: Measured): Coverage {
  const queries = program.functions()
    .filter((fn) => isBackend(fn.file) && roleOf(fn.file) !== 'test')
    .flatMap((fn) => effects.effectsOf(fn).filter((effect) => effect.query));
  return {
    files: program.files.length,
    unreadable: program.files.filter((file) => file.problems.some((problem) => problem.kind === 'not-text')).length,
    entryPoints: entryPoints.length,
    unknownAuth: entryPoints.filter((entry) => entry.auth.state === 'unknown').length,
    queries: queries.length,
    queriesWithUnknownEntity: queries.filter((effect) => effect.query?.entity === 'unknown').length,
    ...program.coverage,
    unresolvedRoutes,
  };
}

/** The nearest folder above the file that is deployed by itself. */
function appAround(file: FileFacts, { manifests, appFolders = [] }: Pick<Project, 'manifests'> & Partial<Pick<Project, 'appFolders'>>): string {
  const manifest = manifestOf(file, manifests)?.folder ?? '.';
  const own = appFolders.filter((folder) => file.path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
  return own !== undefined && (manifest === '.' || own.startsWith(`${manifest}/`)) ? own : manifest;
}
