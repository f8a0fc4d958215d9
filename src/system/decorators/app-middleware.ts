/** Classes that a decorator makes middleware of the whole app: `@Middleware({ type: 'before' })`. */
import type { DecoratorContext } from './context.ts';
import { argumentValues, decorationsOf, decorationsWith } from './decorations.ts';
import { memberStrings } from './read-values.ts';
import type { Attachment } from './servers.ts';
import { spanOfSite } from './chain.ts';

/** Those that run before handlers, in order of file and place. */
export function appMiddleware(context: DecoratorContext): readonly { readonly library: string; readonly attachment: Attachment }[] {
  return context.program.classes().filter((cls) => !context.isTest(cls.file)).flatMap((cls) => {
    const sites = cls.fact.decorators.map((expression) => ({ file: cls.file, expression }));
    return decorationsWith(decorationsOf(context, sites), 'appMiddleware').flatMap((decoration) => {
      const type = argumentValues(context, decoration, 0).flatMap((value) => memberStrings(context, value, decoration.row.typeOption))[0];
      if (type !== 'before') return [];
      const value = { kind: 'class', cls, closure: undefined } as const;
      const attachment: Attachment = { what: 'middleware', value, span: spanOfSite(context, decoration.outer), attached: 'app' };
      return [{ library: decoration.row.library, attachment }];
    });
  });
}
