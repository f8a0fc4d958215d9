/** All calls of the program that have one of some meanings, found by the last name of the library's patterns. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meaning, Pattern } from '#model/library.ts';
import type { ApiPath, Site } from '#model/value.ts';
import type { DecoratorContext, RowOf } from './context.ts';

export interface MeantCall<Means extends Meaning['means']> {
  readonly row: RowOf<Means>;
  readonly site: Site;
}

/** In order of file and place; calls in tests are left out. */
export function callsWithMeaning<Means extends Meaning['means']>(context: DecoratorContext, means: readonly Means[]): readonly MeantCall<Means>[] {
  const wanted = new Set<string>(means);
  const rows = context.meanings.libraries.flatMap((library) => library.rows ?? []).filter((row) => wanted.has(row.means));
  const names = new Set(rows.flatMap((row) => (typeof row.path === 'string' ? [row.path] : row.path)).map(calledName));

  return context.program.files.filter((file) => !context.isTest(file)).flatMap((file) => {
    const found: MeantCall<Means>[] = [];
    file.expressions.forEach((fact, expression) => {
      if (fact.kind !== 'call' || !mayBeNamed(file, fact.callee, names)) return;
      found.push(...(meaningsAt(context, { file, expression }, wanted) as unknown as MeantCall<Means>[]));
    });
    return found;
  });
}

function meaningsAt({ program, meanings }: DecoratorContext, site: Site, wanted: ReadonlySet<string>): MeantCall<Meaning['means']>[] {
  const fact = program.expression(site.file, site.expression);
  if (fact.kind !== 'call') return [];
  const paths = program.valuesOf(site.file, fact.callee).flatMap((callee): ApiPath[] => (callee.kind === 'external' ? [program.step(callee.path, { kind: 'call' })] : []));
  // An app made in either arm of a condition is one receiver here.
  const rows = new Set(paths.flatMap((path) => meanings.at(path)).filter((row) => wanted.has(row.means)));
  return [...rows].map((row) => ({ row, site }));
}

/** `<app>.setGlobalPrefix()` → `setGlobalPrefix`; empty where the call has no name. */
function calledName(pattern: Pattern): string {
  return /(?:^|[.>])([\w$]+)\(\)$/.exec(pattern)?.[1] ?? '';
}

/** Imports may rename, members cannot. */
function mayBeNamed(file: FileFacts, callee: ExpressionId, names: ReadonlySet<string>): boolean {
  const fact = file.expressions[callee];
  if (fact?.kind === 'member') return names.has(fact.name);
  if (fact?.kind !== 'reference') return false;
  const binding = file.bindings[fact.binding];
  return binding?.kind === 'import' || (binding !== undefined && names.has(binding.name));
}
