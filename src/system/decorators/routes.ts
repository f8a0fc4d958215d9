/** Entry points that decorators declare: controllers, resolvers, message handlers and schedules, each with its effective chain. */
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { EntryPoint } from '#model/system.ts';
import { behavioursOf } from '#system/guards/behaviour.ts';
import { fileRoles } from '#system/roles.ts';
import { appMiddleware } from './app-middleware.ts';
import { findConsumers } from './consumers.ts';
import type { BehaviourOf, DecoratorContext } from './context.ts';
import { handlerMethods } from './controllers.ts';
import { documentationPages } from './documentation-pages.ts';
import { otherHandlers } from './handlers.ts';
import { httpEndpoints } from './http-endpoints.ts';
import { modulePaths } from './module-paths.ts';
import { moduleGraph } from './modules.ts';
import { rememberedBehaviour } from './remembered-behaviour.ts';
import { findServers } from './servers.ts';

export interface DecoratorRoutes {
  /** Documentation first, then in order of file, class and method. */
  readonly entryPoints: readonly EntryPoint[];
  /** HTTP endpoints whose path could not be told. */
  readonly unresolved: number;
}

/** Reads every decorated class of the program that is not a test. */
export function findDecoratorRoutes(program: Program, meanings: Meanings, behaviour: BehaviourOf): DecoratorRoutes {
  const roleOf = fileRoles();
  const { part, partsHandler } = behavioursOf(program, meanings);
  const context: DecoratorContext = {
    program,
    meanings,
    behaviour: rememberedBehaviour(program, behaviour),
    demandsOfPart: part,
    demandsOfHandler: partsHandler,
    isTest: (file) => roleOf(file) === 'test',
  };
  const graph = moduleGraph(context);
  const servers = findServers(context, graph);
  for (const { library, attachment } of appMiddleware(context)) {
    for (const server of servers) if (server.library === library) server.attachments.push(attachment);
  }
  const surroundings = { servers, consumers: findConsumers(context), modulePaths: modulePaths(context, graph) };

  const entryPoints: EntryPoint[] = [...documentationPages(context)];
  let unresolved = 0;
  for (const method of handlerMethods(context)) {
    const http = httpEndpoints(context, method, surroundings);
    entryPoints.push(...http.entryPoints, ...otherHandlers(context, method, servers));
    unresolved += http.unresolved;
  }
  return { entryPoints, unresolved };
}
