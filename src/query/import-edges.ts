/** What a file loads when it is loaded: imports that exist at run time. */
import type { BindingId, ExpressionId, FileFacts, Range } from '#model/facts.ts';
import type { Resolution } from '#model/program.ts';
import type { Silence, Silent } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { referencesTo } from '#query/references-to.ts';

export interface ImportEdge extends Range {
  readonly from: FileFacts;
  readonly to: FileFacts;
  /** What cutting the edge costs: one for each name, little for a constant, next to nothing for a barrel that can be gone around. */
  readonly price: number;
}

/** One edge for each imported file, in order of appearance. Type-only imports, unmarked ones included, and deferred ones are left out. */
export function importEdgesOf(system: System, file: FileFacts, silent?: Silent): readonly ImportEdge[] {
  const edges = new Map<FileFacts, ImportEdge>();
  const add = (specifier: string, range: Range, price: number): void => {
    const target = system.program.resolve(file, specifier);
    if (target.kind !== 'file' || target.file === file) return;
    const known = edges.get(target.file);
    edges.set(target.file, { from: file, to: target.file, start: known?.start ?? range.start, end: known?.end ?? range.end, price: (known?.price ?? 0) + (isBarrel(target.file) ? price / 10 : price) });
  };
  const elides = /\.[cm]?tsx?$/.test(file.path);
  for (const fact of file.imports) {
    if (fact.kind === 'type' || fact.kind === 'dynamic' || !fact.atLoad) {
      silent?.({ at: system.program.spanOf(file, fact), fact: 'yes', because: fact.kind === 'type' ? 'the import is of types only' : 'the import runs later, not when the file is loaded' });
      continue;
    }
    const used = fact.names.filter((name) => !name.typeOnly && (fact.kind === 'require' || !elides || isUsedAtLoad(file, name.binding)));
    if (fact.names.length > 0 && used.length === 0) {
      silent?.({ at: system.program.spanOf(file, fact), fact: 'yes', because: 'what is imported is used only as a type, or in lazy thunks that run later' });
      continue;
    }
    if (silent) passForeign(fact, silent);
    add(fact.specifier, fact, Math.max(1, used.length) - used.filter((name) => isConstant(system, file, name.binding)).length / 2);
  }
  for (const fact of file.exports) {
    if ((fact.kind === 'from' || fact.kind === 'star') && !fact.typeOnly) add(fact.specifier, fact, 1);
  }
  return [...edges.values()];

  function passForeign(fact: FileFacts['imports'][number], tell: Silent): void {
    const target = system.program.resolve(file, fact.specifier);
    if (target.kind !== 'file') tell({ at: system.program.spanOf(file, fact), ...whyForeign(target) });
    else if (target.file === file) tell({ at: system.program.spanOf(file, fact), fact: 'yes', because: 'a file that imports itself waits for no other' });
  }
}

function whyForeign(target: Exclude<Resolution, { kind: 'file' }>): Pick<Silence, 'fact' | 'because'> {
  if (target.kind === 'package') return { fact: 'yes', because: `\`${target.name}\` is a package, and packages do not import the project` };
  return { fact: 'unknown', because: `the import could not be resolved: ${target.reason}` };
}

/** A file of re-exports: importing the file behind it cuts the edge. */
function isBarrel(file: FileFacts): boolean {
  return file.functions.length === 1 && file.classes.length === 0 && file.exports.length > 0 && file.exports.every((fact) => fact.kind === 'from' || fact.kind === 'star');
}

/** A literal is moved in a minute. */
function isConstant(system: System, file: FileFacts, binding: BindingId): boolean {
  return system.program.valuesOfBinding(file, binding).every((value) => value.kind === 'literal');
}

/** Is the name used as a value other than in the lazy thunks by which entities and schema types name each other? */
function isUsedAtLoad(file: FileFacts, binding: BindingId): boolean {
  const fact = file.bindings[binding]!;
  const references = referencesTo(file, binding);
  if (references.length === 0) return fact.reads > 0 || (fact.metadataReads > 0 && !isEntityFile(file));
  return references.some((id) => !isQueriedByType(file, id) && !isInDecoratorThunk(file, file.expressions[id]!));
}

/** `keyof typeof table`: the name stands in a type, which is erased. */
function isQueriedByType(file: FileFacts, reference: ExpressionId): boolean {
  return file.types.some((type) => type.kind === 'typeof' && headOf(file, type.expression) === reference);
}

function headOf(file: FileFacts, id: ExpressionId): ExpressionId {
  let at = id;
  for (let expression = file.expressions[at]; expression?.kind === 'member'; expression = file.expressions[at]) at = expression.object;
  return at;
}

function isInDecoratorThunk(file: FileFacts, at: Range): boolean {
  const isDecorated = file.classes.some((cls) => [...cls.decorators, ...cls.members.flatMap((member) => (member.parameter === undefined ? member.decorators : []))].some((id) => contains(file.expressions[id]!, at)));
  return isDecorated && file.functions.some((fn, id) => id > 0 && fn.kind === 'arrow' && contains(fn, at));
}

/** Classes that name their fields' types in thunks load one another without harm. */
function isEntityFile(file: FileFacts): boolean {
  return file.functions.some((fn, id) => id > 0 && fn.kind === 'arrow' && isInDecoratorThunk(file, { start: fn.start + 1, end: fn.end - 1 }));
}

function contains(outer: Range, inner: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
