/** Middleware that modules apply to routes: `consumer.apply(A).exclude(…).forRoutes(…)`. */
import type { ExpressionId } from '#model/facts.ts';
import type { Cls, Site } from '#model/value.ts';
import { callsWithMeaning } from './calls-with-meaning.ts';
import type { DecoratorContext } from './context.ts';
import { argumentsFrom } from './decorations.ts';
import { classesIn } from './modules.ts';
import { patternCovers, type RoutePattern } from './route-pattern.ts';
import { patternsIn, type Attachment } from './servers.ts';

export interface Consumer {
  readonly library: string;
  readonly attachments: readonly Attachment[];
  readonly patterns: readonly RoutePattern[];
  readonly controllers: ReadonlySet<Cls>;
  readonly excluded: readonly RoutePattern[];
}

/** In order of file and place. */
export function findConsumers(context: DecoratorContext): readonly Consumer[] {
  return callsWithMeaning(context, ['consumerForRoutes']).map(({ row, site }) => {
    const targets = argumentsFrom(context, { site, closure: undefined }, 0);
    const excluded = linksBefore(context, site, 'consumerExclude').flatMap((link) => patternsIn(context, argumentsFrom(context, { site: link, closure: undefined }, 0)));
    const attachments = linksBefore(context, site, 'consumerApply').flatMap((link) => attachmentsAt(context, link));
    // A bare string is mounted and takes everything below it; a path with a method is one route.
    const patterns = targets.flatMap((target) => patternsIn(context, [target]).map((pattern): RoutePattern => (target.kind === 'literal' ? { ...pattern, reach: 'below' } : pattern)));
    return { library: row.library, attachments, patterns, controllers: new Set(classesIn(context, targets)), excluded };
  });
}

/** Middleware that runs for a route; `path` is the route's path without the global prefix. */
export function consumedBy(consumers: readonly Consumer[], route: { readonly cls: Cls; readonly library: string; readonly path: string; readonly method: string }): readonly Attachment[] {
  return consumers
    .filter((consumer) => consumer.library === route.library)
    .filter((consumer) => consumer.controllers.has(route.cls) || consumer.patterns.some((pattern) => patternCovers(pattern, route)))
    .filter((consumer) => !consumer.excluded.some((pattern) => patternCovers(pattern, route)))
    .flatMap((consumer) => consumer.attachments);
}

function attachmentsAt(context: DecoratorContext, site: Site): readonly Attachment[] {
  const span = context.program.spanOf(site.file, context.program.expression(site.file, site.expression));
  return argumentsFrom(context, { site, closure: undefined }, 0).map((value) => ({ what: 'middleware', value, span, attached: 'module' }));
}

/** Calls of that meaning in the chain that a call ends, back to the nearest earlier `forRoutes`. */
function linksBefore(context: DecoratorContext, site: Site, means: 'consumerApply' | 'consumerExclude'): readonly Site[] {
  const { program } = context;
  const { file } = site;
  const links: Site[] = [];
  for (let at = receiverOf(context, site, site.expression); at !== undefined; at = receiverOf(context, site, at)) {
    const fact = program.expression(file, at);
    if (fact.kind !== 'call') break;
    const rows = program.valuesOf(file, fact.callee).flatMap((callee) => (callee.kind === 'external' ? context.meanings.at(program.step(callee.path, { kind: 'call' })) : []));
    if (rows.some((row) => row.means === 'consumerForRoutes')) break;
    if (rows.some((row) => row.means === means)) links.unshift({ file, expression: at });
  }
  return links;
}

/** The call before in the chain, through a name that holds it. */
function receiverOf({ program }: DecoratorContext, { file }: Site, call: ExpressionId): ExpressionId | undefined {
  const fact = program.expression(file, call);
  const callee = fact.kind === 'call' ? program.expression(file, fact.callee) : undefined;
  if (callee?.kind !== 'member') return undefined;
  const object = program.expression(file, callee.object);
  if (object.kind !== 'reference') return callee.object;
  return file.bindings[object.binding]?.values[0];
}
