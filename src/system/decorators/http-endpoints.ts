/** HTTP endpoints of controllers: every method, path and version that a handler answers, with its chain. */
import type { EntryPoint } from '#model/system.ts';
import type { Value } from '#model/value.ts';
import { uniqueBy } from '#link/unique-by.ts';
import { guardedBy, spanOfSite } from './chain.ts';
import { consumedBy, type Consumer } from './consumers.ts';
import type { DecoratorContext } from './context.ts';
import type { HandlerMethod } from './controllers.ts';
import { argumentValues, decorationsWith, type Decoration } from './decorations.ts';
import type { ModulePaths } from './module-paths.ts';
import { stringsIn } from './read-values.ts';
import { joinPaths, patternCovers } from './route-pattern.ts';
import { serversOf, type Server } from './servers.ts';
import { NEUTRAL, versionsIn } from './versions.ts';

export interface HttpSurroundings {
  readonly servers: readonly Server[];
  readonly consumers: readonly Consumer[];
  readonly modulePaths: ModulePaths;
}

/** A path, with `known: false` where it is written but cannot be told. */
interface PathPart {
  readonly text: string;
  readonly known: boolean;
}

export interface FoundEndpoints {
  readonly entryPoints: readonly EntryPoint[];
  /** Endpoints whose path could not be told. */
  readonly unresolved: number;
}

/** None if the method is no endpoint or its class no controller. */
export function httpEndpoints(context: DecoratorContext, handler: HandlerMethod, surroundings: HttpSurroundings): FoundEndpoints {
  const [controller] = decorationsWith(handler.onClass, 'controller');
  const endpoints = decorationsWith(handler.onMethod, 'endpoint');
  if (controller === undefined || endpoints.length === 0) return { entryPoints: [], unresolved: 0 };

  const { library } = controller.row;
  const servers = serversOf(surroundings.servers, library, handler.cls);
  const bases = pathsOf(context, controller, controller.row.pathArgument, controller.row.pathOption);
  const found = endpoints.flatMap((endpoint) => {
    const paths = pathsOf(context, endpoint, endpoint.row.pathArgument, undefined);
    return bases.flatMap((base) =>
      paths.flatMap((path) => {
        const local: LocalRoute = { base: base.text, path: path.text, known: base.known && path.known, endpoint, controller };
        return servers.length === 0 ? [entryPoint(context, handler, { ...local, server: undefined, version: undefined }, surroundings)] : perServer(context, handler, { servers, local, surroundings });
      }),
    );
  });
  // Two servers may hold the same controller in the same way.
  const entryPoints = uniqueBy(found.map(({ entry }) => entry), (entry) => `${entry.name} ${entry.auth.state} ${entry.permission.state}`);
  return { entryPoints, unresolved: found.filter(({ known }) => !known).length };
}

interface LocalRoute {
  readonly base: string;
  readonly path: string;
  readonly known: boolean;
  readonly endpoint: Decoration<'endpoint'>;
  readonly controller: Decoration<'controller'>;
}

interface ServedRoute extends LocalRoute {
  readonly server: Server | undefined;
  readonly version: string | undefined;
}

function perServer(
  context: DecoratorContext,
  handler: HandlerMethod,
  { servers, local, surroundings }: { servers: readonly Server[]; local: LocalRoute; surroundings: HttpSurroundings },
): { entry: EntryPoint; known: boolean }[] {
  return servers.flatMap((server) => {
    const versions = server.versioning === undefined ? [undefined] : versionsOf(context, handler, local.controller, server.versioning.defaults);
    return versions.map((version) => entryPoint(context, handler, { ...local, server, version }, surroundings));
  });
}

function entryPoint(context: DecoratorContext, handler: HandlerMethod, route: ServedRoute, surroundings: HttpSurroundings): { entry: EntryPoint; known: boolean } {
  const { server, endpoint } = route;
  const { method } = endpoint.row;
  const { library } = route.controller.row;
  const inner = joinPaths(surroundings.modulePaths.of(handler.cls), route.base, route.path);
  const versioned = route.version === undefined || route.version === NEUTRAL ? inner : joinPaths(`${server?.versioning?.prefix ?? ''}${route.version}`, inner);
  const exempt = server?.excluded.some((pattern) => [inner, versioned].some((path) => patternCovers(pattern, { path, method }))) === true;
  const path = joinPaths(exempt ? '' : (server?.prefix ?? ''), versioned);

  const consumed = [inner, versioned].map((each) => consumedBy(surroundings.consumers, { cls: handler.cls, library, path: each, method }));
  const middleware = consumed.find((attachments) => attachments.length > 0) ?? [];
  const around = [...(server?.attachments ?? []).filter(({ what }) => what === 'middleware'), ...middleware, ...(server?.attachments ?? []).filter(({ what }) => what !== 'middleware')];
  const { cls, fn } = handler;
  return {
    known: route.known,
    entry: {
      kind: 'http',
      method,
      path,
      name: `${method} ${path}`,
      span: spanOfSite(context, endpoint.outer),
      framework: library,
      handlers: [fn],
      handlerName: `${cls.fact.name}.${fn.fact.name}`,
      ...guardedBy(context, handler, { around, server }),
      group: `${cls.file.path}:${cls.fact.name}`,
    },
  };
}

function versionsOf(context: DecoratorContext, handler: HandlerMethod, controller: Decoration<'controller'>, defaults: readonly string[]): readonly (string | undefined)[] {
  const onMethod = decorationsWith(handler.onMethod, 'version').flatMap((decoration) => versionsIn(argumentValues(context, decoration, 0)));
  if (onMethod.length > 0) return onMethod;
  const option = controller.row.versionOption;
  const onClass = option === undefined ? [] : argumentValues(context, controller, 0).flatMap((value) => (hasMember(context, value, option) ? versionsIn(context.program.memberOf(value, option)) : []));
  const shared = decorationsWith(handler.onClass, 'version').flatMap((decoration) => versionsIn(argumentValues(context, decoration, 0)));
  const found = [onClass, shared, defaults].find((versions) => versions.length > 0);
  return found ?? [undefined];
}

/** Paths that a decorator names; the empty path where it names none. */
function pathsOf(context: DecoratorContext, decoration: Pick<Decoration, 'site' | 'closure'>, argument: number, option: string | undefined): readonly PathPart[] {
  const values = argumentValues(context, decoration, argument);
  if (values.length === 0) return [{ text: '', known: true }];
  const texts = values.flatMap((value) => {
    if (value.kind !== 'object') return stringsIn([value]);
    return option !== undefined && hasMember(context, value, option) ? stringsIn(context.program.memberOf(value, option)) : [];
  });
  if (texts.length > 0) return texts.map((text) => ({ text, known: true }));
  const silent = values.every((value) => (value.kind === 'literal' && value.value === undefined) || (value.kind === 'object' && (option === undefined || !hasMember(context, value, option))));
  return silent ? [{ text: '', known: true }] : [{ text: '*', known: false }];
}

function hasMember({ program }: DecoratorContext, value: Value, name: string): boolean {
  return program.memberNames(value).includes(name);
}
