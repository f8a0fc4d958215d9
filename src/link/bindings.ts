/** Values of names: declarations, imports, exports and re-exports. */
import type { BindingId, FileFacts } from '#model/facts.ts';
import type { Closure, Value } from '#model/value.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { isKnown, knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [];

/** Everything a name can stand for. */
export function bindingValues(linker: Linker, file: FileFacts, binding: BindingId, closure: Closure | undefined): readonly Value[] {
  const fact = file.bindings[binding];
  if (!fact) return [unknown('no such name')];
  if (closure && fact.owner !== 0 && fact.kind !== 'function' && fact.kind !== 'class' && fact.kind !== 'import') return compute(linker, file, binding, closure);
  const values = linker.memo.values(file.bindings, binding, () => compute(linker, file, binding, undefined), CYCLE);
  return closure ? values.map((value) => enclose(value, closure)) : values;
}

function compute(linker: Linker, file: FileFacts, binding: BindingId, closure: Closure | undefined): readonly Value[] {
  const fact = file.bindings[binding]!;
  const indexes = linker.indexes(file);
  switch (fact.kind) {
    case 'import': {
      const imported = indexes.importOf.get(binding);
      if (imported && fact.values.length === 0) return importedValues(linker, file, imported.specifier, imported.imported);
      break;
    }
    case 'function': {
      const id = indexes.functionOf.get(binding);
      const own: readonly Value[] = id === undefined ? [] : [{ kind: 'function', fn: linker.fn(file, id), self: undefined, closure: undefined }];
      return orUnknown(union(own, ...fact.values.map((value) => knownOf(linker.valuesOf(file, value)))), 'function without a body');
    }
    case 'class': {
      const id = indexes.classOf.get(binding);
      if (id !== undefined) return [{ kind: 'class', cls: linker.cls(file, id), closure: undefined }];
      break;
    }
    case 'enum': {
      const declaration = indexes.declarationOf.get(binding);
      if (declaration !== undefined) return [{ kind: 'enum', file, declaration }];
      break;
    }
    case 'caught':
      return [unknown('a caught error')];
    case 'type':
    case 'typeParameter':
    case 'namespace':
      return [unknown(`a ${fact.kind}`)];
    default:
  }
  const given = union(...fact.values.map((value) => linker.valuesOf(file, value, closure)));
  if (fact.type === undefined || fact.kind === 'parameter') return orUnknown(given, 'never given a value');
  // A declared function type says less than the function that is assigned; a declared class says more than an unknown.
  const known = knownOf(given);
  if (known.some((value) => value.kind !== 'literal')) return given;
  const declared = linker.valuesOfType({ file, type: fact.type });
  return isKnown(declared) ? declared : orUnknown(given, 'never given a value');
}

/** What `import { imported } from 'specifier'` names. */
export function importedValues(linker: Linker, file: FileFacts, specifier: string, imported: string): readonly Value[] {
  const target = linker.resolveModule(file, specifier);
  if ('file' in target) {
    if (imported === '*') return moduleValues(linker, target.file);
    return linker.valuesOfExport(target.file, imported);
  }
  if (target.kind === 'unresolved') return [unknown(target.reason)];
  const root = linker.root(target.subpath ? `${target.name}/${target.subpath}` : target.name);
  return [linker.external(imported === '*' || imported === 'default' ? root : linker.step(root, { kind: 'member', name: imported }))];
}

/** What `require('./file')` and `import * as` give: `module.exports` if the file assigns it, else all exports. */
export function moduleValues(linker: Linker, file: FileFacts): readonly Value[] {
  const at = linker.indexes(file).exportOf.get('=');
  const fact = at === undefined ? undefined : file.exports[at];
  if (fact?.kind === 'expression') {
    const values = linker.memo.values(file.exports, '=', () => linker.valuesOf(file, fact.expression), CYCLE);
    if (isKnown(values)) return values;
  }
  return [{ kind: 'namespace', file }];
}

/** Values of an export, through re-exports; CommonJS members count. */
export function exportValues(linker: Linker, file: FileFacts, name: string): readonly Value[] {
  const values = knownExport(linker, file, name);
  return values.length > 0 ? values : [NO_EXPORT];
}

const NO_EXPORT = unknown('no such export');

/** Empty if the file exports no such name: a search through many barrels asks many files in vain. */
function knownExport(linker: Linker, file: FileFacts, name: string): readonly Value[] {
  const { exportOf, stars, spreads } = linker.indexes(file);
  if (name !== 'default' && !exportOf.has(name) && exportOf.size > 0 && stars.length === 0 && spreads.length === 0 && isPlainModule(file)) return CYCLE;
  return linker.memo.values(exportOf, name, () => findExport(linker, file, name), CYCLE);
}

/** Only ECMAScript exports: nobody can add a member from outside. */
function isPlainModule(file: FileFacts): boolean {
  return file.exports.every((fact) => fact.kind !== 'expression' || fact.name === 'default');
}

function findExport(linker: Linker, file: FileFacts, name: string): readonly Value[] {
  const indexes = linker.indexes(file);
  const at = indexes.exportOf.get(name);
  const fact = at === undefined ? undefined : file.exports[at]!;
  if (fact?.kind === 'binding') return bindingValues(linker, file, fact.binding, undefined);
  if (fact?.kind === 'expression') return linker.valuesOf(file, fact.expression);
  if (fact?.kind === 'from') return importedValues(linker, file, fact.specifier, fact.imported);

  for (const specifier of indexes.stars) {
    if (name === 'default') break;
    const target = linker.resolveModule(file, specifier);
    if ('file' in target) {
      const values = knownOf(knownExport(linker, target.file, name));
      if (values.length > 0) return values;
    }
  }
  const attached = linker.attachments.get(file)?.get(name);
  if (attached) return attached;
  for (const spread of indexes.spreads) {
    const values = knownOf(union(...linker.valuesOf(file, spread).map((value) => linker.memberOf(value, name))));
    if (values.length > 0) return values;
  }
  const whole = indexes.exportOf.get('=');
  const wholeFact = whole === undefined ? undefined : file.exports[whole]!;
  if (wholeFact?.kind === 'expression') {
    const values = linker.valuesOf(file, wholeFact.expression);
    if (name === 'default') return values;
    return knownOf(union(...values.filter((value) => value.kind !== 'namespace' || value.file !== file).map((value) => linker.memberOf(value, name))));
  }
  if (name === 'default') return [{ kind: 'namespace', file }];
  // A star from a package may hold it.
  for (const specifier of indexes.stars) {
    const target = linker.resolveModule(file, specifier);
    if (!('file' in target) && target.kind === 'package') return importedValues(linker, file, specifier, name);
  }
  if (!isPlainModule(file) || file.exports.length === 0) linker.memo.taint();
  return [];
}

/** A function, class or literal made inside a call remembers what that call was given. */
export function enclose(value: Value, closure: Closure): Value {
  switch (value.kind) {
    case 'function':
      return value.closure || !isInside(value.fn.fact.parent, closure, value.fn.file) ? value : { ...value, closure };
    case 'class':
    case 'instance':
      return value.closure || !isInside(value.cls.fact.owner, closure, value.cls.file) ? value : { ...value, closure };
    case 'object':
      return value.closure || !isInsideCall(value.site.file, value.site.file.expressions[value.site.expression]!.start, closure) ? value : { ...value, closure };
    case 'promise':
      return encloseAll(value, value.of, closure, (of) => ({ ...value, of }));
    case 'array':
      return encloseAll(value, value.elements, closure, (elements) => ({ ...value, elements }));
    default:
      return value;
  }
}

function encloseAll(value: Value, inner: readonly Value[], closure: Closure, rebuild: (inner: readonly Value[]) => Value): Value {
  const enclosed = inner.map((one) => enclose(one, closure));
  return enclosed.every((one, at) => one === inner[at]) ? value : rebuild(enclosed);
}

/** Only what stands inside a function can depend on what that function was given. */
export function isInsideCall(file: FileFacts, offset: number, closure: Closure): boolean {
  for (let level: Closure | undefined = closure; level; level = level.outer) {
    if (level.fn.file === file && offset >= level.fn.fact.start && offset < level.fn.fact.end) return true;
  }
  return false;
}

function isInside(fn: number, closure: Closure, file: FileFacts): boolean {
  for (let level: Closure | undefined = closure; level; level = level.outer) {
    if (level.fn.file !== file) continue;
    for (let id = fn; id > 0; id = file.functions[id]!.parent) if (id === level.fn.id) return true;
  }
  return false;
}
