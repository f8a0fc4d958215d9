/** Modules of the program: what each imports, which controllers it holds, what it provides. */
import { uniqueBy } from '#link/unique-by.ts';
import type { Cls, Value } from '#model/value.ts';
import type { DecoratorContext } from './context.ts';
import { argumentValues, decorationsOf, decorationsWith, flattened } from './decorations.ts';

export interface ModuleInfo {
  readonly cls: Cls;
  readonly imports: ReadonlySet<Cls>;
  readonly controllers: ReadonlySet<Cls>;
  /** Provider objects and classes, as listed. */
  readonly providers: readonly Value[];
}

export interface ModuleGraph {
  readonly modules: ReadonlyMap<Cls, ModuleInfo>;
  /** A module and everything that it imports, directly or not. */
  reachedFrom(root: Cls): ReadonlySet<Cls>;
}

const LISTS = ['imports', 'controllers', 'providers'];

/** Static modules (`@Module({…})`) and dynamic ones (`{ module: M, providers: […] }`). */
export function moduleGraph(context: DecoratorContext): ModuleGraph {
  const options = new Map<Cls, Value[]>();
  const add = (cls: Cls, values: readonly Value[]) => options.set(cls, [...(options.get(cls) ?? []), ...values]);

  for (const cls of context.program.classes()) {
    if (context.isTest(cls.file)) continue;
    const given = optionsOf(context, cls);
    if (given !== undefined) add(cls, given);
  }
  for (const { cls, value } of dynamicModules(context, options)) add(cls, [value]);

  const modules = new Map([...options].map(([cls, values]) => [cls, infoOf(context, cls, values)]));
  const reached = new Map<Cls, ReadonlySet<Cls>>();
  return {
    modules,
    reachedFrom(root) {
      let set = reached.get(root);
      if (set === undefined) reached.set(root, (set = closureOf(modules, root)));
      return set;
    },
  };
}

/** What the class's module decorator is given; undefined if it has none. */
function optionsOf(context: DecoratorContext, cls: Cls): readonly Value[] | undefined {
  const decorations = decorationsWith(decorationsOf(context, cls.fact.decorators.map((expression) => ({ file: cls.file, expression }))), 'module');
  if (decorations.length === 0) return undefined;
  // A home-made decorator may rework its options before it passes them on: what is written on the class tells as much.
  const sites = decorations.flatMap(({ site, closure, outer }) => [{ site, closure }, { site: outer, closure: undefined }]);
  const values = sites.flatMap((at) => argumentValues(context, at, 0)).filter((value) => value.kind === 'object');
  return uniqueBy(values, ({ site }) => `${site.file.path} ${site.expression}`);
}

/** Object literals that name a known module and list something for it. */
function dynamicModules(context: DecoratorContext, known: ReadonlyMap<Cls, unknown>): readonly { readonly cls: Cls; readonly value: Value }[] {
  const { program } = context;
  return program.files.filter((file) => !context.isTest(file)).flatMap((file) =>
    file.expressions.flatMap((fact, expression) => {
      if (fact.kind !== 'object') return [];
      const names = fact.properties.map((property) => property.name);
      if (!names.includes('module') || !LISTS.some((list) => names.includes(list))) return [];
      const value: Value = { kind: 'object', site: { file, expression }, closure: undefined };
      return classesIn(context, program.memberOf(value, 'module')).filter((cls) => known.has(cls)).map((cls) => ({ cls, value }));
    }),
  );
}

function infoOf(context: DecoratorContext, cls: Cls, options: readonly Value[]): ModuleInfo {
  const { program } = context;
  const list = (name: string) =>
    flattened(options.flatMap((value) => (program.memberNames(value).includes(name) ? program.memberOf(value, name) : [])));
  const imports = list('imports').flatMap((value) => (value.kind === 'promise' ? value.of : [value]));
  return {
    cls,
    imports: new Set(imports.flatMap((value) => classesIn(context, value.kind === 'object' ? program.memberOf(value, 'module') : [value]))),
    controllers: new Set(classesIn(context, list('controllers'))),
    providers: list('providers'),
  };
}

/** Classes among the values, also those behind `forwardRef(() => M)`. */
export function classesIn(context: DecoratorContext, values: readonly Value[]): readonly Cls[] {
  const { program, meanings } = context;
  return values.flatMap((value): readonly Cls[] => {
    if (value.kind === 'class') return [value.cls];
    if (value.kind === 'array') return classesIn(context, value.elements);
    if (value.kind !== 'external' || value.site === undefined) return [];
    const row = meanings.at(value.path).find((each) => each.means === 'lazyToken');
    if (row?.means !== 'lazyToken') return [];
    const callbacks = argumentValues(context, { site: value.site, closure: undefined }, row.token);
    return classesIn(context, callbacks.flatMap((callback) => program.resultOf(callback)));
  });
}

function closureOf(modules: ReadonlyMap<Cls, ModuleInfo>, root: Cls): ReadonlySet<Cls> {
  const seen = new Set<Cls>([root]);
  for (const cls of seen) {
    for (const next of modules.get(cls)?.imports ?? []) seen.add(next);
  }
  return seen;
}
