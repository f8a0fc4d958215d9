/** Paths that modules give to their controllers: `RouterModule.register([{ path, module, children }])`. */
import type { Cls, Value } from '#model/value.ts';
import { callsWithMeaning } from './calls-with-meaning.ts';
import type { DecoratorContext } from './context.ts';
import { argumentValues, flattened } from './decorations.ts';
import { classesIn, type ModuleGraph } from './modules.ts';
import { memberStrings } from './read-values.ts';
import { joinPaths } from './route-pattern.ts';

export interface ModulePaths {
  /** Empty if no module of the controller has a path. */
  of(controller: Cls): string;
}

export function modulePaths(context: DecoratorContext, graph: ModuleGraph): ModulePaths {
  const paths = new Map<Cls, string>();
  for (const { row, site } of callsWithMeaning(context, ['modulePaths'])) {
    enter(context, paths, { routes: argumentValues(context, { site, closure: undefined }, row.routes), above: '', depth: 0 });
  }
  const ofController = new Map<Cls, string>();
  for (const [module, path] of paths) {
    for (const controller of graph.modules.get(module)?.controllers ?? []) ofController.set(controller, path);
  }
  return { of: (controller) => ofController.get(controller) ?? '' };
}

function enter(context: DecoratorContext, paths: Map<Cls, string>, { routes, above, depth }: { routes: readonly Value[]; above: string; depth: number }): void {
  const { program } = context;
  // A route tree that contains itself is no tree.
  if (depth > 8) return;
  for (const route of flattened(routes)) {
    for (const cls of classesIn(context, [route])) paths.set(cls, above);
    if (route.kind !== 'object') continue;
    const path = joinPaths(above, memberStrings(context, route, 'path')[0] ?? '*');
    const names = program.memberNames(route);
    if (names.includes('module')) for (const cls of classesIn(context, program.memberOf(route, 'module'))) paths.set(cls, path);
    if (names.includes('children')) enter(context, paths, { routes: program.memberOf(route, 'children'), above: path, depth: depth + 1 });
  }
}
