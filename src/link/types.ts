/** Values of declared types: an annotation is evidence of what arrives. */
import type { BindingId, FileFacts, TypeFact } from '#model/facts.ts';
import type { ApiPath, TypeRef, Value } from '#model/value.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { awaited, instanceOf } from '#link/expressions.ts';
import { knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [unknown('a type that depends on itself')];
/** Types that stand for their argument as far as members go. */
const TRANSPARENT = new Set(['Partial', 'Readonly', 'Required', 'NonNullable', 'Pick', 'Omit', 'DeepPartial']);
const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'IterableIterator', 'Generator', 'AsyncGenerator']);

/** What something of that type can be; never empty. */
export function typeValues(linker: Linker, ref: TypeRef): readonly Value[] {
  return linker.memo.values(ref.file.types, ref.type, () => orUnknown(compute(linker, ref), 'nothing is known of the type'), CYCLE);
}

function compute(linker: Linker, { file, type }: TypeRef): readonly Value[] {
  const fact = file.types[type];
  const values = (of: number) => typeValues(linker, { file, type: of });
  switch (fact?.kind) {
    case 'name':
      return fact.binding >= 0 ? namedValues(linker, file, fact) : globalTypeValues(linker, file, fact);
    case 'array':
      return [{ kind: 'array', site: undefined, elements: values(fact.element) }];
    case 'tuple':
      return [{ kind: 'array', site: undefined, elements: union(...fact.elements.map(values)) }];
    case 'union':
      return orUnknown(knownOf(union(...fact.types.filter((one) => !isEmptyType(file.types[one])).map(values))), 'a union of unknown types');
    case 'intersection':
      return orUnknown(knownOf(union(...fact.types.map(values))), 'an intersection of unknown types');
    case 'function':
    case 'object':
      return [{ kind: 'typed', type: { file, type } }];
    case 'literal':
      return [{ kind: 'literal', value: fact.value }];
    case 'typeof':
      return linker.valuesOf(file, fact.expression);
    case 'import': {
      const target = linker.resolveModule(file, fact.specifier);
      const name = fact.name.split('.')[0]!;
      if (!('file' in target)) return target.kind === 'package' ? [externalInstance(linker, target.name, target.subpath, fact.name, fact.args.map((arg) => ({ file, type: arg })))] : [unknown(target.reason)];
      return linker.valuesOfExport(target.file, name).map((value) => instanceOf(linker, value));
    }
    case 'indexed': {
      const index = file.types[fact.index];
      const key = index?.kind === 'literal' && typeof index.value === 'string' ? index.value : undefined;
      return key === undefined ? [unknown('an indexed type')] : union(...values(fact.object).map((value) => linker.memberOf(value, key)));
    }
    case 'keyword':
      return [unknown(`of type ${fact.name}`)];
    default:
      return [unknown('an unreadable type')];
  }
}

function isEmptyType(fact: TypeFact | undefined): boolean {
  return (fact?.kind === 'keyword' && (fact.name === 'undefined' || fact.name === 'null' || fact.name === 'void')) || (fact?.kind === 'literal' && fact.value === null);
}

function namedValues(linker: Linker, file: FileFacts, fact: Extract<TypeFact, { kind: 'name' }>): readonly Value[] {
  const [, ...rest] = fact.name.split('.');
  const args = fact.args.map((arg) => ({ file, type: arg }));
  const binding = file.bindings[fact.binding];
  if (binding?.kind === 'typeParameter') return [unknown('a type parameter')];

  const external = externalOf(linker, file, fact);
  if (external) return [linker.external(linker.step(external, { kind: 'instance' }), undefined, args)];

  const declared = linker.declarationOf(file, fact.binding);
  if (declared && rest.length === 0) return declaredValues(linker, declared.file, declared.declaration);

  const values = rest.reduce<readonly Value[]>((objects, name) => union(...objects.map((object) => linker.memberOf(object, name))), linker.valuesOfBinding(file, fact.binding));
  return values.map((value) => {
    const instance = instanceOf(linker, value);
    return instance.kind === 'instance' && args.length > 0 ? { ...instance, typeArgs: args } : instance;
  });
}

function declaredValues(linker: Linker, file: FileFacts, declaration: number): readonly Value[] {
  const fact = file.declarations[declaration]!;
  if (fact.kind === 'alias' && fact.alias !== undefined) return typeValues(linker, { file, type: fact.alias });
  if (fact.kind === 'enum') return [unknown('a member of an enum')];
  const implementations = knownOf(linker.implementationsOf(file, declaration));
  if (implementations.length > 0) return implementations;
  // An interface that extends a package's type is one of those with more members.
  const bases = knownOf(union(...fact.extends.map((base) => typeValues(linker, { file, type: base })))).filter((value) => value.kind === 'external' || value.kind === 'instance');
  const name = file.types.findIndex((type) => type.kind === 'name' && type.binding === fact.binding);
  const own: readonly Value[] = name >= 0 ? [{ kind: 'typed', type: { file, type: name } }] : [];
  return fact.members.length > 0 && own.length > 0 ? union(own, bases) : orUnknown(union(bases, own), `interface ${fact.name} without an implementation`);
}

function globalTypeValues(linker: Linker, file: FileFacts, fact: Extract<TypeFact, { kind: 'name' }>): readonly Value[] {
  const first = fact.args[0];
  const inner = (): readonly Value[] => (first === undefined ? [unknown(`${fact.name} of something`)] : typeValues(linker, { file, type: first }));
  if (fact.name === 'Promise' || fact.name === 'PromiseLike') return [{ kind: 'promise', of: inner() }];
  if (LISTS.has(fact.name)) return [{ kind: 'array', site: undefined, elements: inner() }];
  if (TRANSPARENT.has(fact.name)) return inner();
  if (fact.name === 'Awaited') return union(...inner().map((value) => awaited(linker, value)));
  if (fact.name === 'InstanceType') return inner().map((value) => instanceOf(linker, value));
  if (fact.name === 'ReturnType') return union(...inner().map((value) => linker.resultOf(value)));
  if (fact.name === 'Record' && fact.args[1] !== undefined) return [unknown('a record')];
  return [externalInstance(linker, 'globals', '', fact.name, fact.args.map((type) => ({ file, type })))];
}

function externalInstance(linker: Linker, name: string, subpath: string, typeName: string, args: readonly TypeRef[]): Value {
  let path = linker.root(subpath ? `${name}/${subpath}` : name);
  for (const part of typeName.split('.')) if (part && part !== 'default') path = linker.step(path, { kind: 'member', name: part });
  return linker.external(linker.step(path, { kind: 'instance' }), undefined, args);
}

/** The API path that a type names, before the instance step; undefined if it is not a package's. */
export function externalTypePath(linker: Linker, { file, type }: TypeRef): ApiPath | undefined {
  const fact = file.types[type];
  if (fact?.kind !== 'name') return undefined;
  if (fact.binding >= 0) return externalOf(linker, file, fact);
  return fact.name.split('.').reduce((path, part) => linker.step(path, { kind: 'member', name: part }), linker.root('globals'));
}

function externalOf(linker: Linker, file: FileFacts, fact: Extract<TypeFact, { kind: 'name' }>): ApiPath | undefined {
  const [, ...rest] = fact.name.split('.');
  for (const value of typeHead(linker, file, fact.binding)) {
    if (value.kind !== 'external') continue;
    return rest.reduce((path, part) => linker.step(path, { kind: 'member', name: part }), value.path);
  }
  return undefined;
}

/** An import of a package may name a type only: the export is looked up whatever it is. */
function typeHead(linker: Linker, file: FileFacts, binding: BindingId): readonly Value[] {
  const kind = file.bindings[binding]?.kind;
  if (kind === 'class' || kind === 'enum' || kind === 'type' || kind === 'typeParameter') return [];
  return linker.valuesOfBinding(file, binding);
}

/** A type as one reads it. */
export function nameOfType(file: FileFacts, type: number): string {
  const fact = file.types[type];
  switch (fact?.kind) {
    case 'name':
      return fact.args.length > 0 ? `${fact.name}<${fact.args.map((arg) => nameOfType(file, arg)).join(', ')}>` : fact.name;
    case 'import':
      return fact.name;
    case 'array':
      return `${nameOfType(file, fact.element)}[]`;
    case 'tuple':
      return `[${fact.elements.map((element) => nameOfType(file, element)).join(', ')}]`;
    case 'union':
      return fact.types.map((one) => nameOfType(file, one)).join(' | ');
    case 'intersection':
      return fact.types.map((one) => nameOfType(file, one)).join(' & ');
    case 'literal':
      return typeof fact.value === 'string' ? `'${fact.value}'` : String(fact.value);
    case 'keyword':
      return fact.name;
    case 'function':
      return '(…) => …';
    case 'object':
      return '{ … }';
    case 'typeof':
      return 'typeof …';
    case 'indexed':
      return `${nameOfType(file, fact.object)}[${nameOfType(file, fact.index)}]`;
    default:
      return 'unknown';
  }
}

/** Values of a result of something whose function type is declared. */
export function typedResult(linker: Linker, ref: TypeRef): readonly Value[] {
  const fact = ref.file.types[ref.type];
  if (fact?.kind === 'function') return typeValues(linker, { file: ref.file, type: fact.returns });
  if (fact?.kind === 'name' && fact.binding >= 0) {
    const declared = linker.declarationOf(ref.file, fact.binding);
    const alias = declared && declared.file.declarations[declared.declaration]?.alias;
    if (declared && alias !== undefined) return typedResult(linker, { file: declared.file, type: alias });
  }
  return [unknown('the result of a declared type')];
}
