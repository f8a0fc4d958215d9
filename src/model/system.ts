/** The system that a program is: entry points, what guards them, what they do. */
import type { ExpressionId, FileFacts } from './facts.ts';
import type { EvidenceStep, Reach } from './finding.ts';
import type { Meaning, Meanings, QueryMeaning } from './library.ts';
import type { CallSite, Program } from './program.ts';
import type { Span } from './span.ts';
import type { Table } from './table.ts';
import type { Fn } from './value.ts';

export type Known = 'yes' | 'no' | 'unknown';

export interface System {
  readonly program: Program;
  readonly meanings: Meanings;
  readonly entryPoints: readonly EntryPoint[];
  entryPointsIn(file: FileFacts): readonly EntryPoint[];
  /** Folder of the manifest that a file belongs to: what is deployed together. */
  appOf(file: FileFacts): string;
  /** HTTP frameworks in use by name, with the major version that the manifest nearest to the file asks for. */
  frameworkOf(file: FileFacts): { readonly name: string; readonly major: number | undefined; readonly forwardsRejections: Known } | undefined;

  /** What a function does itself, in order; nested functions left out. */
  effectsOf(fn: Fn): readonly Effect[];
  /** What a call does itself: the meanings of its external callees. */
  effectsAt(call: CallSite): readonly Effect[];
  /** Nearest ways from a function to effects of a kind: through calls and run callbacks. One for each effect, shortest first; bounded. */
  reaches(fn: Fn, kind: EffectKind): readonly Way[];
  /** Does the call reach an effect of that kind, itself or through what it runs? The shortest ways first. */
  reachesThrough(call: CallSite, kind: EffectKind): readonly Way[];

  /** How a callback that is written as an argument is run. */
  runOf(fn: Fn): CallbackRun | undefined;
  /** How a call runs whatever function it is given as that argument. */
  runAt(call: CallSite, argument: number): CallbackRun;

  /** Contexts that a function is reached from; empty if nobody is known to reach it. Sorted. */
  contextsOf(fn: Fn): readonly Reach[];
  /** Entry points that reach a function; sorted. */
  entryPointsReaching(fn: Fn): readonly EntryPoint[];
  /** Browser code, declaration files, generated code: not part of the backend, with the evidence. */
  isBackend(file: FileFacts): boolean;
  /** What the file is for, by where it lies and what it does. */
  roleOf(file: FileFacts): FileRole;
  layerOf(fn: Fn): LayerName | undefined;
  readonly layers: readonly Layer[];
  /** Layers that the configuration draws, outermost first; empty where it draws none. */
  readonly configuredLayers: readonly ConfiguredLayer[];
  /** Tables that schema files, entity classes and calls declare; sorted by name, then place. Two apps may each have one of a name. */
  readonly tables: readonly Table[];
  /** The table that a query is about; undefined if nothing declares it, or it cannot be told which one of several it is. */
  tableOf(effect: Effect): Table | undefined;
  readonly coverage: Coverage;
}

export type FileRole = 'source' | 'test' | 'migration' | 'seed' | 'script' | 'config';
export type LayerName = 'entry' | 'service' | 'repository' | 'domain' | 'infrastructure';

export interface Layer {
  readonly name: LayerName;
  readonly files: readonly string[];
  /** Why these files are this layer. */
  readonly why: string;
}

export interface ConfiguredLayer {
  readonly name: string;
  /** Names of the layers whose files its own may import, besides its own. */
  readonly mayUse: readonly string[];
  /** Paths of its files, sorted. */
  readonly files: readonly string[];
}

export interface EntryPoint {
  readonly kind: 'http' | 'graphql' | 'trpc' | 'grpc' | 'websocket' | 'consumer' | 'job' | 'startup' | 'script';
  /** Upper case; `ALL` for every method; empty where there is none. */
  readonly method: string;
  /** Full path with mounts and prefixes, `:name` for parameters; undefined parts are `*`. */
  readonly path: string;
  /** `GET /v1/orders/:id`. */
  readonly name: string;
  /** Where the route is declared. */
  readonly span: Span;
  readonly framework: string;
  /** Functions that answer: the handler itself and, if it is wrapped, the wrapped one last. */
  readonly handlers: readonly Fn[];
  readonly handlerName: string;
  /** Every step between the server and the handler, outermost first. */
  readonly chain: readonly GuardStep[];
  readonly auth: Protection<'required' | 'optional' | 'none' | 'unknown'>;
  readonly permission: Protection<'required' | 'none' | 'unknown'>;
  readonly validation: { readonly body: Known; readonly query: Known; readonly params: Known };
  readonly rateLimit: Known;
  /** Routes declared together with it (same router, controller or resolver); key for comparing siblings. */
  readonly group: string;
  /** Marked public by a decorator, an allow-list or configuration, with the reason. */
  readonly declaredPublic: EvidenceStep | undefined;
}

export interface Protection<State extends string> {
  readonly state: State;
  readonly by: readonly { readonly name: string; readonly span: Span; readonly why: string }[];
}

/** One thing that runs before a handler. */
export interface GuardStep {
  readonly name: string;
  readonly span: Span;
  /** Where it was attached. */
  readonly attached: 'app' | 'mount' | 'router' | 'module' | 'controller' | 'route' | 'wrapper' | 'handler' | 'decorator';
  readonly behaviour: GuardBehaviour;
  /** Functions that the framework itself calls for it; absent where that is not known. */
  readonly runs?: readonly Fn[];
}

/** What a middleware, guard or wrapper does, judged by its behaviour. */
export interface GuardBehaviour {
  /** It demands a valid credential. `optional`: it reads one but lets everybody pass. */
  readonly authentication: 'required' | 'optional' | 'none' | 'unknown';
  /** It demands a role, scope or permission. */
  readonly permission: Known;
  readonly validates: Known;
  readonly limitsRate: Known;
  /** Why, for people. */
  readonly why: string;
}

export type EffectKind = 'query' | 'remoteCall' | 'write' | 'respond' | 'throw' | 'log' | 'reportError' | 'publish' | 'credential';

/** One thing that a function does to the world. */
export interface Effect {
  readonly kind: EffectKind;
  readonly fn: Fn;
  readonly call: CallSite | undefined;
  readonly expression: ExpressionId;
  readonly span: Span;
  readonly meaning: Meaning;
  readonly query?: QueryEffect;
  /** `reads User`, `answers with 401`. */
  readonly description: string;
}

export interface QueryEffect {
  readonly meaning: QueryMeaning;
  readonly library: string;
  readonly operation: QueryMeaning['operation'];
  /** `unknown` if it cannot be told. */
  readonly entity: string;
  readonly many: boolean;
  /** Columns that the filter names; undefined if not known. */
  readonly filter: readonly string[] | undefined;
  readonly limited: Known;
  readonly inTransaction: Known;
}

/** How a function comes to an effect: the calls from the outside in; empty if it does it itself. */
export interface Way {
  readonly calls: readonly CallSite[];
  readonly effect: Effect;
}

export interface CallbackRun {
  readonly call: CallSite;
  readonly argument: number;
  /** `each`: once for each element; `once`; `later`: for events and timers, nobody awaits it. */
  readonly how: 'each' | 'once' | 'later' | 'unknown';
  /** What is iterated, for `each`. */
  readonly over: ExpressionId;
  /** Somebody uses the promise that the callback returns. */
  readonly awaited: Known;
}

export interface Coverage {
  readonly files: number;
  readonly unreadable: number;
  readonly entryPoints: number;
  /** Entry points whose auth is unknown. */
  readonly unknownAuth: number;
  readonly queries: number;
  readonly queriesWithUnknownEntity: number;
  readonly calls: number;
  readonly resolvedCalls: number;
  /** Routes whose path or handler could not be told. */
  readonly unresolvedRoutes: number;
}

