/** Values of expressions. */
import type { Expression, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Closure, Value } from '#model/value.ts';
import { enclose, importedValues, isInsideCall, moduleValues } from '#link/bindings.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { rowsOf } from '#link/rows.ts';
import { isKnown, knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [unknown('depends on itself')];

/** Possible values of an expression; never empty. */
export function expressionValues(linker: Linker, file: FileFacts, id: ExpressionId, closure: Closure | undefined): readonly Value[] {
  const expression = file.expressions[id];
  if (!expression) return [unknown('no expression')];
  if (closure && isInsideCall(file, expression.start, closure)) {
    const key = file === closure.fn.file ? id : `${file.path}:${String(id)}`;
    return linker.memo.values(closure, key, () => orUnknown(compute(linker, file, id, closure), 'nothing is known of it'), CYCLE);
  }
  return linker.memo.values(file.expressions, id, () => orUnknown(compute(linker, file, id, undefined), 'nothing is known of it'), CYCLE);
}

function compute(linker: Linker, file: FileFacts, id: ExpressionId, closure: Closure | undefined): readonly Value[] {
  const expression: Expression = file.expressions[id]!;
  const values = (of: ExpressionId) => expressionValues(linker, file, of, closure);
  switch (expression.kind) {
    case 'reference':
      return linker.bindingValues(file, expression.binding, closure);
    case 'global':
      return globalValues(linker, file, expression.name);
    case 'member':
      return union(...values(expression.object).map((value) => linker.memberOf(value, expression.name)));
    case 'index':
      return indexedValues(linker, file, expression, closure);
    case 'call':
    case 'new':
      return linker.callResult(file, id, closure);
    case 'await':
      return union(...values(expression.value).map((value) => awaited(linker, value)));
    case 'literal':
      return [{ kind: 'literal', value: expression.type === 'undefined' ? undefined : expression.value }];
    case 'template':
      if (expression.tag !== undefined) return linker.callResult(file, id, closure);
      return templateValue(linker, file, id);
    case 'object':
      return [{ kind: 'object', site: { file, expression: id }, closure }];
    case 'array':
      return [{ kind: 'array', site: { file, expression: id }, elements: union(...expression.items.map((item) => itemValues(linker, file, item, closure))) }];
    case 'spread':
      return values(expression.value);
    case 'function': {
      const value: Value = { kind: 'function', fn: linker.fn(file, expression.fn), self: undefined, closure: undefined };
      return [closure ? enclose(value, closure) : value];
    }
    case 'class': {
      const value: Value = { kind: 'class', cls: linker.cls(file, expression.cls), closure: undefined };
      return [closure ? enclose(value, closure) : value];
    }
    case 'this':
      return thisValues(linker, file, expression.fn, closure);
    case 'super': {
      const base = file.classes[expression.cls]?.extends;
      if (base === undefined) return [unknown('super without a base class')];
      return values(base).map((value) => instanceOf(linker, value));
    }
    case 'parameter':
      return linker.parameterValues(linker.fn(file, expression.fn), expression.index, closure);
    case 'conditional':
      return union(values(expression.whenTrue), values(expression.whenFalse));
    case 'logical':
      return expression.operator === '&&' ? values(expression.right) : preferKnown(values(expression.left), values(expression.right));
    case 'assign':
      return values(expression.value);
    case 'sequence':
      return values(expression.items[expression.items.length - 1] ?? -1);
    case 'cast': {
      const plain = values(expression.value);
      if (isKnown(plain) && !plain.every((value) => value.kind === 'literal')) return plain;
      const declared = linker.valuesOfType({ file, type: expression.type });
      return isKnown(declared) ? declared : plain;
    }
    case 'module': {
      const specifier = file.imports[expression.import]?.specifier;
      if (specifier === undefined) return [unknown('a computed module name')];
      const target = linker.resolveModule(file, specifier);
      const module = 'file' in target ? moduleValues(linker, target.file) : importedValues(linker, file, specifier, '*');
      return expression.promise ? [{ kind: 'promise', of: module }] : module;
    }
    case 'element': {
      const of = values(expression.of).flatMap((value) => elementsOf(linker, value, expression.index));
      return expression.awaited ? union(...of.map((value) => awaited(linker, value))) : union(of);
    }
    case 'rest':
      return values(expression.of);
    case 'caught':
      return [unknown('a caught error')];
    case 'unknown':
      return [unknown(expression.reason)];
    default:
      return [unknown(`the result of '${expression.kind}'`)];
  }
}

/** What awaiting a value gives. */
export function awaited(linker: Linker, value: Value): readonly Value[] {
  if (value.kind === 'promise') return union(...value.of.map((inner) => (inner.kind === 'promise' ? inner.of : [inner])));
  if (value.kind === 'external') return rowsOf(linker, value) ?? [linker.external(linker.step(value.path, { kind: 'await' }), value.site, value.typeArgs)];
  return [value];
}

/** What iterating a value, or taking its element at a position, gives. */
export function elementsOf(linker: Linker, value: Value, index: number | undefined): readonly Value[] {
  switch (value.kind) {
    case 'array': {
      if (index !== undefined && value.site) {
        const literal = value.site.file.expressions[value.site.expression];
        const item = literal?.kind === 'array' ? literal.items[index] : undefined;
        if (item !== undefined && value.site.file.expressions[item]?.kind !== 'spread') return linker.valuesOf(value.site.file, item);
      }
      return value.elements.length > 0 ? value.elements : [unknown('an element of an empty list')];
    }
    case 'external':
      return [linker.external(linker.step(value.path, { kind: 'element' }), value.site, value.typeArgs)];
    case 'typed':
      return [unknown('an element of a declared type')];
    default:
      return [unknown('an element of something unknown')];
  }
}

/** An instance of a class value, by whatever way it is made. */
export function instanceOf(linker: Linker, value: Value): Value {
  if (value.kind === 'class') return { kind: 'instance', cls: value.cls, typeArgs: [], closure: value.closure };
  if (value.kind === 'external') return linker.external(linker.step(value.path, { kind: 'instance' }), value.site, value.typeArgs);
  return value.kind === 'function' ? unknown('an instance of a function') : value;
}

function preferKnown(left: readonly Value[], right: readonly Value[]): readonly Value[] {
  return isKnown(left) ? union(left, knownOf(right)) : union(right, left);
}

function itemValues(linker: Linker, file: FileFacts, item: ExpressionId, closure: Closure | undefined): readonly Value[] {
  const values = expressionValues(linker, file, item, closure);
  return file.expressions[item]?.kind === 'spread' ? values.flatMap((value) => elementsOf(linker, value, undefined)) : values;
}

function globalValues(linker: Linker, file: FileFacts, name: string): readonly Value[] {
  if (name === 'undefined') return [{ kind: 'literal', value: undefined }];
  if (name === 'exports') return [{ kind: 'namespace', file }];
  if (name === 'module') return [linker.external(linker.step(linker.root('globals'), { kind: 'member', name }), { file, expression: 0 })];
  return [linker.external(linker.step(linker.root('globals'), { kind: 'member', name }))];
}

function indexedValues(linker: Linker, file: FileFacts, expression: Extract<Expression, { kind: 'index' }>, closure: Closure | undefined): readonly Value[] {
  const objects = expressionValues(linker, file, expression.object, closure);
  const keys = expressionValues(linker, file, expression.index, closure);
  const results = objects.map((object) => {
    const names = keys.flatMap((key) => (key.kind === 'literal' && typeof key.value === 'string' ? [key.value] : []));
    if (names.length > 0 && object.kind !== 'array') return union(...names.map((name) => linker.memberOf(object, name)));
    const position = keys.length === 1 && keys[0]!.kind === 'literal' && typeof keys[0].value === 'number' ? keys[0].value : undefined;
    if (object.kind === 'array' || object.kind === 'external') return elementsOf(linker, object, position);
    // A dispatch table: any of its members.
    if (object.kind === 'object') return union(...linker.memberNames(object).map((name) => linker.memberOf(object, name)));
    return [unknown('a member with a computed name')];
  });
  return union(...results);
}

function templateValue(linker: Linker, file: FileFacts, id: ExpressionId): readonly Value[] {
  const text = linker.stringOf(file, id);
  return [text === undefined ? unknown('a computed string') : { kind: 'literal', value: text }];
}

function thisValues(linker: Linker, file: FileFacts, fn: number, closure: Closure | undefined): readonly Value[] {
  const fact = file.functions[fn];
  if (fact && fact.cls >= 0) {
    const cls = linker.cls(file, fact.cls);
    const isStatic = cls.fact.members.some((member) => member.fn === fn && member.static) || fact.kind === 'staticBlock';
    const value: Value = isStatic ? { kind: 'class', cls, closure: undefined } : { kind: 'instance', cls, typeArgs: [], closure: undefined };
    return [closure ? enclose(value, closure) : value];
  }
  const object = linker.indexes(file).objectOf.get(fn);
  if (object !== undefined) return [{ kind: 'object', site: { file, expression: object }, closure: undefined }];
  for (const assignment of file.memberAssignments) {
    const value = file.expressions[assignment.value];
    if (value?.kind !== 'function' || value.fn !== fn || assignment.binding < 0) continue;
    return linker.bindingValues(file, assignment.binding, undefined);
  }
  return [unknown('this outside a class')];
}
