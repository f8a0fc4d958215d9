/** Providers under a token of the framework's own that put guards, pipes and interceptors around every handler. */
import type { Cls, Value } from '#model/value.ts';
import type { DecoratorContext } from './context.ts';
import type { ModuleGraph } from './modules.ts';
import type { Attachment } from './servers.ts';

export interface AppProvider {
  readonly attachment: Attachment;
  readonly library: string;
  readonly module: Cls;
}

/** In order of module and place. */
export function appProviders(context: DecoratorContext, graph: ModuleGraph): readonly AppProvider[] {
  return [...graph.modules.values()].flatMap(({ cls, providers }) => providers.flatMap((provider) => fromProvider(context, cls, provider)));
}

function fromProvider(context: DecoratorContext, module: Cls, provider: Value): AppProvider[] {
  const { program, meanings } = context;
  if (provider.kind !== 'object') return [];
  const names = program.memberNames(provider);
  if (!names.includes('provide')) return [];

  const rows = program.memberOf(provider, 'provide').flatMap((token) => (token.kind === 'external' ? meanings.at(token.path) : []));
  const span = program.spanOf(provider.site.file, program.expression(provider.site.file, provider.site.expression));
  return rows.flatMap((row) => {
    if (row.means !== 'appToken') return [];
    return provided(context, provider, names).map((value): AppProvider => {
      const attachment: Attachment = { what: row.what, value, span, attached: 'app' };
      return { attachment, library: row.library, module };
    });
  });
}

function provided({ program }: DecoratorContext, provider: Value, names: readonly string[]): readonly Value[] {
  for (const name of ['useClass', 'useExisting', 'useValue']) {
    if (names.includes(name)) return program.memberOf(provider, name);
  }
  if (!names.includes('useFactory')) return [];
  const made = program.memberOf(provider, 'useFactory').flatMap((factory) => program.resultOf(factory));
  return made.flatMap((value) => (value.kind === 'promise' ? value.of : [value]));
}
