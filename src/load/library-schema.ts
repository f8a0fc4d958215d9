/** The rows that describe a library, as a user may write them in a configuration: the shapes of `src/model/library.ts`, checked strictly. */
import { z } from 'zod';
import type { Library, Meaning } from '#model/library.ts';

// Argument positions count from 0; -1 says that there is no such argument.
const index = z.int().min(-1);
const name = z.string().min(1);
const status = z.union([z.int().min(100).max(599), z.strictObject({ argument: index })]);
const optional = z.exactOptional;

const handlerKind = z.enum(['graphql', 'grpc', 'websocket', 'consumer', 'job']);
const requestPart = z.enum(['body', 'query', 'params', 'headers', 'cookies', 'user', 'session', 'file', 'ip', 'request', 'response', 'next', 'other']);

const condition = z.strictObject({
  minArgs: optional(index),
  maxArgs: optional(index),
  option: optional(z.strictObject({ argument: index, option: name, is: z.union([z.string(), z.number(), z.boolean()]) })),
  callback: optional(z.strictObject({ argument: index, given: z.boolean() })),
  literal: optional(z.strictObject({ argument: index, is: z.array(name).min(1) })),
}).meta({ id: 'condition' });

const paths = z.union([name, z.array(name).min(1)]).meta({ id: 'paths' });

function row<const Means extends Meaning['means'], Shape extends z.core.$ZodLooseShape>(means: Means, shape: Shape) {
  return z.strictObject({ path: paths, when: optional(condition), means: z.literal(means), ...shape });
}

const rows = [
  row('router', { prefix: optional(z.strictObject({ argument: index, option: name })) }),
  row('route', { method: z.enum(['member', 'ALL', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE']), pathArgument: index, handlers: index }),
  row('mount', {}),
  row('chain', { pathArgument: index }),
  row('routesOn', { argument: index, option: optional(name) }),
  row('resource', { argument: index, paths: name }),
  row('documentation', { pathArgument: index }),
  row('param', { handlers: index }),
  row('controller', { pathArgument: index, pathOption: optional(name), versionOption: optional(name), json: optional(z.boolean()) }),
  row('endpoint', { method: name, pathArgument: index }),
  row('version', {}),
  row('attach', { what: z.enum(['guard', 'middleware', 'pipe', 'interceptor', 'filter']), from: index, scope: z.enum(['target', 'app']) }),
  row('appToken', { what: z.enum(['guard', 'pipe', 'interceptor', 'filter']) }),
  row('compose', {}),
  row('metadata', { key: z.union([index, z.literal('callee')]) }),
  row('readMetadata', { key: index }),
  row('module', {}),
  row('injectable', { token: optional(index), tokenOption: optional(name) }),
  row('lazyToken', { token: index }),
  row('inject', { token: index }),
  row('globalPrefix', {}),
  row('versioning', {}),
  row('consumerApply', {}),
  row('consumerForRoutes', {}),
  row('consumerExclude', {}),
  row('controllerServer', { options: index, validationOption: optional(name) }),
  row('provide', {
    token: z.union([index, z.literal('receiver')]),
    value: index,
    as: z.enum(['class', 'value', 'factory', 'provider', 'existing', 'self', 'named', 'described']),
  }),
  row('provider', { value: index, as: z.enum(['class', 'value', 'factory', 'existing']), byName: optional(z.boolean()) }),
  row('moduleServer', { module: index }),
  row('modulePaths', { routes: index }),
  row('handlerClass', { kind: handlerKind, pathArgument: index, pathOption: optional(name) }),
  row('handler', { kind: handlerKind, method: name, pathArgument: index, pathOption: optional(name) }),
  row('appMiddleware', { typeOption: name }),
  row('authorized', { roles: index, checkerOption: name }),
  row('resolve', { token: index }),
  row('wrapper', { handler: index, forwardsRejections: z.boolean() }),
  row('patchesRejections', {}),
  row('requestPart', { part: requestPart, requires: optional(name) }),
  row('customPart', { callback: index }),
  row('requestRead', { part: requestPart }),
  row('respond', { status: optional(status) }),
  row('status', { status: z.strictObject({ argument: index }) }),
  row('redirect', {}),
  row('httpError', { status }),
  row('guard', { demands: z.enum(['authentication', 'permission']), optional: optional(z.boolean()), exempt: optional(z.strictObject({ argument: index, option: name })) }),
  row('verifyCredential', { kind: z.enum(['token', 'password', 'signature', 'session']) }),
  row('issueCredential', {}),
  row('rateLimit', {}),
  row('validate', { by: optional(z.literal('declaredType')) }),
  row('query', {
    operation: z.enum(['read', 'count', 'create', 'update', 'upsert', 'delete', 'raw']),
    many: z.boolean(),
    entity: z.union([z.enum(['receiverType', 'receiverMember', 'receiverClass', 'unknown']), z.strictObject({ argument: index })]),
    lazy: optional(z.boolean()),
    filter: optional(z.strictObject({ argument: index, option: optional(name) })),
    limit: optional(z.strictObject({ argument: index, option: z.string() })),
    autoBatched: optional(z.boolean()),
  }),
  row('transaction', { callback: index, client: optional(index) }),
  row('beginTransaction', {}),
  row('endTransaction', { how: z.enum(['commit', 'rollback']) }),
  row('batch', { operations: index }),
  row('batchedLoad', {}),
  row('entity', { name: optional(index), columns: optional(index), options: optional(index) }),
  row('entities', { list: index, name, columns: name }),
  row('columns', { columns: optional(index), of: optional(index), options: optional(index) }),
  row('column', { primary: optional(z.boolean()), typed: optional(z.boolean()) }),
  row('columnOption', { option: name }),
  row('index', { unique: optional(z.boolean()), columns: optional(index), options: optional(index) }),
  row('relation', { to: index, by: z.union([z.enum(['property', 'none']), z.strictObject({ argument: index, option: name })]), joined: optional(z.boolean()), through: optional(z.strictObject({ argument: index, option: name })) }),
  row('joinColumn', { option: name }),
  row('remoteCall', { timeout: optional(z.array(z.strictObject({ argument: index, option: name }))) }),
  row('log', { level: z.enum(['error', 'warn', 'info', 'debug']) }),
  row('reportError', {}),
  row('errorResult', {}),
  row('publish', {}),
  row('fileWrite', {}),
  row('cleanup', {}),
  row('iterate', { callback: index, over: z.union([z.literal('receiver'), index]), awaitsCallback: z.boolean(), returns: optional(z.literal('promise')) }),
  row('runs', { callback: index, awaitsCallback: z.boolean() }),
  row('listen', { callback: index }),
  row('promise', { harmless: optional(z.boolean()) }),
  row('combine', { settles: z.boolean() }),
  row('blocks', {}),
  row('sync', {}),
  row('exit', {}),
] as const;

const http = z.strictObject({
  handler: optional(z.strictObject({ request: index, response: index, next: index, errorHandlerParameters: optional(index) })),
  forwardsRejections: z.union([z.boolean(), z.strictObject({ since: index })]),
  firstMatchWins: z.boolean(),
});

const tables = z.strictObject({
  column: z.strictObject({ type: name, stored: optional(name), nests: optional(z.boolean()), primary: optional(name), unique: optional(name), index: optional(name), refers: optional(name) }),
  optional: z.strictObject({ byDefault: z.boolean(), unless: z.strictObject({ option: name, is: z.boolean() }) }),
  table: optional(z.strictObject({ stored: optional(name), indexes: optional(name) })),
  index: z.strictObject({ columns: optional(name), unique: name, name: optional(name) }),
  key: optional(z.strictObject({ name, type: name })),
  unstored: optional(z.array(name)),
});

/** Accepts what the type `Library` accepts. */
export const librarySchema = z.strictObject({
  name,
  packages: z.array(name).min(1),
  types: optional(z.record(name, z.array(name))),
  rows: optional(z.array(z.discriminatedUnion('means', rows))),
  http: optional(http),
  tables: optional(tables),
}) satisfies z.ZodType<Library>;
