/** Servers that are made from modules or controller classes, and what holds for every route of one: prefix, versions, guards. */
import type { FileFacts } from '#model/facts.ts';
import type { Span } from '#model/span.ts';
import type { Cls, Site, Value } from '#model/value.ts';
import { callsWithMeaning, type MeantCall } from './calls-with-meaning.ts';
import type { DecoratorContext } from './context.ts';
import { argumentValues, argumentsFrom, flattened } from './decorations.ts';
import { appProviders } from './app-providers.ts';
import { classesIn, type ModuleGraph } from './modules.ts';
import { memberBooleans, memberStrings, methodOf, stringsIn } from './read-values.ts';
import type { RoutePattern } from './route-pattern.ts';
import { versionsIn } from './versions.ts';

/** Something put around handlers. */
export interface Attachment {
  readonly what: 'guard' | 'middleware' | 'pipe' | 'interceptor' | 'filter';
  readonly value: Value;
  readonly span: Span;
  readonly attached: 'app' | 'module' | 'controller' | 'route';
}

export interface Server {
  readonly library: string;
  readonly site: Site;
  /** Undefined where the server does not say: then it may hold any. */
  readonly controllers: ReadonlySet<Cls> | undefined;
  readonly modules: ReadonlySet<Cls> | undefined;
  readonly root: Cls | undefined;
  /** Options object, if the server is made from one. */
  readonly options: readonly Value[];
  prefix: string;
  excluded: RoutePattern[];
  versioning: { readonly prefix: string; readonly defaults: readonly string[] } | undefined;
  readonly attachments: Attachment[];
}

const SETTINGS = ['globalPrefix', 'versioning', 'attach'] as const;

/** In order of file and place. */
export function findServers(context: DecoratorContext, graph: ModuleGraph): readonly Server[] {
  let servers: readonly Server[] = [...moduleServers(context, graph), ...controllerServers(context)];
  for (const call of callsWithMeaning(context, SETTINGS)) {
    if (call.row.means === 'attach' && call.row.scope !== 'app') continue;
    for (const server of serversOfCall(context, servers, call)) applySetting(context, server, call);
  }
  servers = servers.filter((server) => !servers.some((other) => isBetterSet(other, server)));
  for (const { attachment, library, module } of appProviders(context, graph)) {
    const own = servers.filter((server) => server.library === library);
    const reached = own.filter((server) => server.modules?.has(module) === true);
    for (const server of reached.length > 0 ? reached : nearest(own, module.file)) server.attachments.push(attachment);
  }
  return servers;
}

/** Servers that run a controller; those that lie nearest if none says so. */
export function serversOf(servers: readonly Server[], library: string, cls: Cls): readonly Server[] {
  const own = servers.filter((server) => server.library === library);
  const naming = own.filter((server) => server.controllers?.has(cls) === true);
  return naming.length > 0 ? naming : nearest(own.filter((server) => server.modules !== undefined || server.controllers === undefined), cls.file);
}

/** An app that is made of the same modules only to read its configuration, and set up no further, serves nobody. */
function isBetterSet(other: Server, server: Server): boolean {
  const isBare = server.prefix === '' && server.versioning === undefined && server.attachments.length === 0;
  return isBare && other.root !== undefined && other.root === server.root && (other.prefix !== '' || other.versioning !== undefined || other.attachments.length > 0);
}

// ---------------------------------------------------------------- making

function moduleServers(context: DecoratorContext, graph: ModuleGraph): Server[] {
  return callsWithMeaning(context, ['moduleServer']).map(({ row, site }) => {
    const roots = classesIn(context, argumentValues(context, { site, closure: undefined }, row.module));
    const modules = new Set(roots.flatMap((root) => [...graph.reachedFrom(root)]));
    const controllers = new Set([...modules].flatMap((module) => [...(graph.modules.get(module)?.controllers ?? [])]));
    return serverAt(row.library, site, { controllers, modules, root: roots[0], options: [] });
  });
}

function controllerServers(context: DecoratorContext): Server[] {
  return callsWithMeaning(context, ['controllerServer']).map(({ row, site }) => {
    const { program } = context;
    const options = argumentValues(context, { site, closure: undefined }, row.options).filter((value) => value.kind === 'object');
    const listed = classesIn(context, options.flatMap((value) => (program.memberNames(value).includes('controllers') ? program.memberOf(value, 'controllers') : [])));
    // Controllers given as globs name no class: any may be meant.
    const server = serverAt(row.library, site, { controllers: listed.length > 0 ? new Set(listed) : undefined, modules: undefined, root: undefined, options });
    server.prefix = options.flatMap((value) => memberStrings(context, value, 'routePrefix'))[0] ?? '';
    return server;
  });
}

function serverAt(library: string, site: Site, holds: Pick<Server, 'controllers' | 'modules' | 'root' | 'options'>): Server {
  return { library, site, ...holds, prefix: '', excluded: [], versioning: undefined, attachments: [] };
}

// ---------------------------------------------------------------- settings

function applySetting(context: DecoratorContext, server: Server, call: MeantCall<(typeof SETTINGS)[number]>): void {
  const at = { site: call.site, closure: undefined };
  if (call.row.means === 'globalPrefix') {
    server.prefix = stringsIn(argumentValues(context, at, 0))[0] ?? '*';
    server.excluded = argumentValues(context, at, 1).flatMap((value) => patternsIn(context, context.program.memberOf(value, 'exclude')));
  }
  if (call.row.means === 'versioning') server.versioning = versioningOf(context, argumentValues(context, at, 0));
  if (call.row.means === 'attach') {
    const { what } = call.row;
    const values = argumentsFrom(context, at, call.row.from);
    // `app.use('/path', middleware)` is not for every route, and neither is a call whose first of several arguments may be a path.
    if (what === 'middleware' && (stringsIn(values).length > 0 || startsWithPath(context, at))) return;
    const span = context.program.spanOf(call.site.file, context.program.expression(call.site.file, call.site.expression));
    server.attachments.push(...values.map((value): Attachment => ({ what, value, span, attached: 'app' })));
  }
}

function startsWithPath(context: DecoratorContext, at: Parameters<typeof argumentValues>[1]): boolean {
  const runs = (value: Value) => value.kind === 'function' || value.kind === 'class' || value.kind === 'instance' || (value.kind === 'external' && value.path.step?.kind === 'call');
  return argumentValues(context, at, 1).length > 0 && !argumentValues(context, at, 0).some(runs);
}

function versioningOf(context: DecoratorContext, options: readonly Value[]): Server['versioning'] {
  const { program } = context;
  for (const value of options) {
    if (value.kind !== 'object') continue;
    const byUri = !program.memberNames(value).includes('type') || program.memberOf(value, 'type').some((type) => isNamed(type, 'URI') || (type.kind === 'literal' && type.value === 0));
    if (!byUri) return undefined;
    const bare = memberBooleans(context, value, 'prefix').includes(false);
    const prefix = bare ? '' : (memberStrings(context, value, 'prefix')[0] ?? (program.memberNames(value).includes('prefix') ? '*' : 'v'));
    return { prefix, defaults: program.memberNames(value).includes('defaultVersion') ? versionsIn(program.memberOf(value, 'defaultVersion')) : [] };
  }
  return { prefix: 'v', defaults: [] };
}

function isNamed(value: Value, name: string): boolean {
  return value.kind === 'external' && value.path.step?.kind === 'member' && value.path.step.name === name;
}

/** Strings and `{ path, method }` objects as patterns. */
export function patternsIn(context: DecoratorContext, values: readonly Value[]): RoutePattern[] {
  const { program } = context;
  return flattened(values).flatMap((value): RoutePattern[] => {
    if (value.kind === 'literal' && typeof value.value === 'string') return [{ path: value.value, method: 'ALL', reach: 'exact' }];
    if (value.kind !== 'object' || !program.memberNames(value).includes('path')) return [];
    const method = program.memberNames(value).includes('method') ? methodOf(program.memberOf(value, 'method')) : 'ALL';
    return memberStrings(context, value, 'path').map((path) => ({ path, method, reach: 'exact' as const }));
  });
}

// ---------------------------------------------------------------- which server

/** The servers whose app a setting's receiver is; where that is only declared by type, the servers that lie nearest. */
function serversOfCall(context: DecoratorContext, servers: readonly Server[], call: MeantCall<(typeof SETTINGS)[number]>): readonly Server[] {
  const { program } = context;
  const own = servers.filter((server) => server.library === call.row.library);
  const fact = program.expression(call.site.file, call.site.expression);
  const callee = fact.kind === 'call' ? program.expression(call.site.file, fact.callee) : undefined;
  const receivers = fact.kind === 'call' && callee?.kind === 'member' ? program.valuesOf(call.site.file, callee.object) : [];
  const sites = receivers.flatMap((value) => (value.kind === 'external' && value.site !== undefined ? [value.site] : []));
  const made = own.filter((server) => sites.some((site) => site.file === server.site.file && site.expression === server.site.expression));
  if (made.length > 0) return made;
  const importing = own.filter((server) => server.site.file === call.site.file || importsFile(context, server.site.file, call.site.file));
  return importing.length > 0 ? importing : nearest(own, call.site.file);
}

function importsFile({ program }: DecoratorContext, from: FileFacts, file: FileFacts): boolean {
  return from.imports.some((each) => {
    const target = program.resolve(from, each.specifier);
    return target.kind === 'file' && target.file === file;
  });
}

/** Servers that share the longest folder with a file. */
function nearest(servers: readonly Server[], file: FileFacts): readonly Server[] {
  const shared = (server: Server) => sharedFolders(server.site.file.path, file.path);
  const most = Math.max(-1, ...servers.map(shared));
  return servers.filter((server) => shared(server) === most);
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  let count = 0;
  while (count < a.length - 1 && count < b.length - 1 && a[count] === b[count]) count += 1;
  return count;
}
