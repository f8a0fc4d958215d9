/** Lists whose length the code itself fixes: literals, enums, constant tables; and lists of batches, files or settings rather than of rows. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { System } from '#model/system.ts';
import type { Value } from '#model/value.ts';

/** A list written out in code is as long as its author had patience for. */
const MOST_ITEMS = 40;
const DEEPEST = 8;

/** Methods that give back at most as many elements as they were given. */
const KEEPS_LENGTH = new Set(['filter', 'map', 'slice', 'sort', 'reverse', 'toSorted', 'toReversed', 'values', 'keys', 'entries', 'concat']);
const OBJECT_LISTS = new Set(['values', 'keys', 'entries']);

export function isBoundedList(system: System, file: FileFacts, expression: ExpressionId): boolean {
  return expression >= 0 && bounded(system, file, expression, 0);
}

function bounded(system: System, file: FileFacts, id: ExpressionId, depth: number): boolean {
  const expression = file.expressions[id];
  if (!expression || depth > DEEPEST) return false;
  switch (expression.kind) {
    case 'array':
      return isShortLiteral(system, file, expression.items, depth);
    case 'cast':
    case 'await':
      return bounded(system, file, expression.value, depth + 1);
    case 'conditional':
      return bounded(system, file, expression.whenTrue, depth + 1) && bounded(system, file, expression.whenFalse, depth + 1);
    case 'logical':
      return bounded(system, file, expression.left, depth + 1) && bounded(system, file, expression.right, depth + 1);
    case 'call':
    case 'new':
      return isBoundedCall(system, file, id, depth);
    case 'reference':
      if (holdsEnumMembers(system, file, expression.binding)) return true;
      if (grows(file, expression.binding)) return false;
      if (isBoundedConstant(system, file, expression.binding, depth)) return true;
      break;
    default:
  }
  const values = system.program.valuesOf(file, id);
  return values.length > 0 && values.every((value) => isBoundedValue(system, value, { file, id }, depth));
}

function isShortLiteral(system: System, file: FileFacts, items: readonly ExpressionId[], depth: number): boolean {
  return items.length > 0 && items.length <= MOST_ITEMS && items.every((item) => {
    const fact = file.expressions[item];
    return fact?.kind !== 'spread' || bounded(system, file, fact.value, depth + 1);
  });
}

function isBoundedCall(system: System, file: FileFacts, id: ExpressionId, depth: number): boolean {
  const call = file.expressions[id];
  if (call?.kind !== 'call' && call?.kind !== 'new') return false;
  const callee = file.expressions[call.callee];
  const first = call.args[0];
  if (call.kind === 'new') return callee?.kind === 'global' && callee.name === 'Set' && first !== undefined && bounded(system, file, first, depth + 1);
  if (callee?.kind !== 'member') return false;
  const object = file.expressions[callee.object];
  if (object?.kind === 'global' && object.name === 'Object' && OBJECT_LISTS.has(callee.name)) return first !== undefined && isTable(system, file, first);
  if (object?.kind === 'global' && object.name === 'Array') return callee.name === 'from' && first !== undefined && bounded(system, file, first, depth + 1);
  return KEEPS_LENGTH.has(callee.name) && bounded(system, file, callee.object, depth + 1);
}

function isBoundedValue(system: System, value: Value, from: { readonly file: FileFacts; readonly id: ExpressionId }, depth: number): boolean {
  if (value.kind === 'enum') return true;
  if (value.kind !== 'array' || !value.site) return false;
  if (value.site.file === from.file && value.site.expression === from.id) return false;
  return bounded(system, value.site.file, value.site.expression, depth + 1);
}

/** An enum, or an object literal with written-out names only. */
function isTable(system: System, file: FileFacts, id: ExpressionId): boolean {
  const values = system.program.valuesOf(file, id);
  return values.length > 0 && values.every((value) => {
    if (value.kind === 'enum' || isPackageConstant(value)) return true;
    if (value.kind !== 'object') return false;
    const literal = value.site.file.expressions[value.site.expression];
    return literal?.kind === 'object' && literal.properties.length > 0 && literal.properties.every((property) => property.name !== undefined || (property.key !== undefined && system.program.stringOf(value.site.file, property.key) !== undefined));
  });
}

/** `const roles = Object.values(Role);` */
function isBoundedConstant(system: System, file: FileFacts, binding: number, depth: number): boolean {
  const fact = file.bindings[binding];
  const [only] = fact?.values ?? [];
  return fact?.kind === 'const' && fact.values.length === 1 && only !== undefined && file.expressions[only]?.kind === 'call' && isBoundedCall(system, file, only, depth + 1);
}

/** `Object.values(Role)` of a generated client: what a package exports as it is does not grow with the rows. */
function isPackageConstant(value: Value): boolean {
  return value.kind === 'external' && value.path.package !== 'globals' && value.path.depth === 1;
}

/** Declared as a list of an enum's members, it is as long as the enum, however it is filled. */
function holdsEnumMembers(system: System, file: FileFacts, binding: number): boolean {
  const type = file.bindings[binding]?.type;
  const list = type === undefined ? undefined : file.types[type];
  if (list?.kind !== 'array') return false;
  const element = file.types[list.element];
  if (element?.kind !== 'name' || element.binding < 0 || element.name.includes('.')) return false;
  return system.program.valuesOfBinding(file, element.binding).some((value) => value.kind === 'enum');
}

/** `const tasks = [first]; for (…) tasks.push(…)`: the literal is only how it began. */
function grows(file: FileFacts, binding: number): boolean {
  return file.expressions.some((expression) => {
    if (expression.kind !== 'call') return false;
    const callee = file.expressions[expression.callee];
    if (callee?.kind !== 'member' || (callee.name !== 'push' && callee.name !== 'unshift')) return false;
    const object = file.expressions[callee.object];
    return object?.kind === 'reference' && object.binding === binding;
  });
}
