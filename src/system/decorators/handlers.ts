/** Handlers that answer something else than HTTP: GraphQL fields, messages, socket events, queue jobs and schedules. */
import type { EntryPoint } from '#model/system.ts';
import { guardedBy, spanOfSite } from './chain.ts';
import type { DecoratorContext } from './context.ts';
import type { HandlerMethod } from './controllers.ts';
import { argumentValues, decorationsWith, type Decoration } from './decorations.ts';
import { memberStrings, stringsIn } from './read-values.ts';
import { serversOf, type Server } from './servers.ts';

/** App-wide guards hold for resolvers and gateways, not for what nobody asks for: schedules and queues. */
const ASKED_FOR = new Set(['graphql', 'grpc', 'websocket']);

/** One entry point for each meaning of the method. */
export function otherHandlers(context: DecoratorContext, handler: HandlerMethod, servers: readonly Server[]): readonly EntryPoint[] {
  return [...decorationsWith(handler.onMethod, 'handler'), ...namedByBase(context, handler)].map((decoration) => entryPoint(context, handler, decoration, servers));
}

function entryPoint(context: DecoratorContext, handler: HandlerMethod, decoration: Decoration<'handler'>, servers: readonly Server[]): EntryPoint {
  const { row } = decoration;
  const { cls, fn } = handler;
  const above = decorationsWith(handler.onClass, 'handlerClass').flatMap((each) => nameIn(context, each) ?? [])[0];
  const own = nameIn(context, decoration) ?? fn.fact.name;
  const path = above === undefined ? own : `${above}/${own}`;
  // Apps are the HTTP framework's: its guards wrap every handler of the same modules.
  const server = servers.length === 0 ? undefined : httpServers(servers).flatMap((library) => serversOf(servers, library, cls))[0];
  const around = ASKED_FOR.has(row.kind) ? (server?.attachments ?? []) : [];
  const guarded = guardedBy(context, handler, { around, server });
  return {
    kind: row.kind,
    method: row.method,
    path,
    name: `${row.method} ${path}`,
    span: spanOfSite(context, decoration.outer),
    framework: row.library,
    handlers: [fn],
    handlerName: `${cls.fact.name}.${fn.fact.name}`,
    ...guarded,
    ...(row.method === 'FIELD' ? { auth: authOfField(guarded.auth) } : undefined),
    // The schema's types check what comes in.
    ...(row.kind === 'graphql' ? { validation: { body: 'yes', query: 'yes', params: 'yes' } } : undefined),
    group: `${cls.file.path}:${cls.fact.name}`,
  };
}

/** A field is reached through the operation that asks for its parent, and what guards that is not known here. */
function authOfField(auth: EntryPoint['auth']): EntryPoint['auth'] {
  return auth.state === 'none' ? { state: 'unknown', by: [] } : auth;
}

function httpServers(servers: readonly Server[]): readonly string[] {
  return [...new Set(servers.map((server) => server.library))];
}

/** A method that overrides a handler of the framework's base class. */
function namedByBase(context: DecoratorContext, { cls, member, onClass, onMethod }: HandlerMethod): readonly Decoration<'handler'>[] {
  const [outer] = decorationsWith(onClass, 'handlerClass');
  const { external } = context.program.ancestry(cls);
  if (outer === undefined || external === undefined || onMethod.some((each) => each.row.means === 'handler')) return [];
  const instance = { package: external.package, parent: external, step: { kind: 'instance' as const }, depth: external.depth + 1 };
  const path = { package: external.package, parent: instance, step: { kind: 'member' as const, name: member.name }, depth: external.depth + 2 };
  return context.meanings.at(path).flatMap((row) => (row.means === 'handler' ? [{ ...outer, row }] : []));
}

/** What the decorator names, if it does. */
function nameIn(context: DecoratorContext, decoration: Decoration<'handler'> | Decoration<'handlerClass'>): string | undefined {
  const { pathArgument, pathOption } = decoration.row;
  if (pathArgument < 0) return undefined;
  const values = argumentValues(context, decoration, pathArgument);
  const named = stringsIn(values);
  if (named.length > 0) return named[0];
  // GraphQL names its return type first and its name in options, wherever these stand.
  const options = [0, 1, 2].flatMap((position) => argumentValues(context, decoration, position)).filter((value) => value.kind === 'object');
  return pathOption === undefined ? undefined : options.flatMap((value) => memberStrings(context, value, pathOption))[0];
}
