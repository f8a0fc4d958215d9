/** Pages that an app serves about its own API. */
import type { EntryPoint } from '#model/system.ts';
import { callsWithMeaning } from './calls-with-meaning.ts';
import { spanOfSite } from './chain.ts';
import type { DecoratorContext } from './context.ts';
import { argumentValues } from './decorations.ts';
import { stringsIn } from './read-values.ts';
import { joinPaths } from './route-pattern.ts';

/** Pages whose path is not known are left out. */
export function documentationPages(context: DecoratorContext): readonly EntryPoint[] {
  return callsWithMeaning(context, ['documentation']).flatMap(({ row, site }) => {
    const span = spanOfSite(context, site);
    return stringsIn(argumentValues(context, { site, closure: undefined }, row.pathArgument)).map((text): EntryPoint => {
      const path = joinPaths(text);
      return {
        kind: 'http',
        method: 'GET',
        path,
        name: `GET ${path}`,
        span,
        framework: row.library,
        handlers: [],
        handlerName: '',
        chain: [],
        auth: { state: 'none', by: [] },
        permission: { state: 'none', by: [] },
        validation: { body: 'yes', query: 'yes', params: 'yes' },
        rateLimit: 'unknown',
        group: `${site.file.path}:documentation`,
        declaredPublic: { span, message: 'documentation is served to be read' },
      };
    });
  });
}
