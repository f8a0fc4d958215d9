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

/** What fixes the length, for people: `a literal of 3 elements`; undefined if nothing is known to. */
export function isBoundedList(system: System, file: FileFacts, expression: ExpressionId): string | undefined {
  return expression < 0 ? undefined : bounded(system, file, expression, 0);
}

function bounded(system: System, file: FileFacts, id: ExpressionId, depth: number): string | undefined {
  const expression = file.expressions[id];
  if (!expression || depth > DEEPEST) return undefined;
  switch (expression.kind) {
    case 'array':
      return shortLiteral(system, file, expression.items, depth);
    case 'cast':
    case 'await':
      return bounded(system, file, expression.value, depth + 1);
    case 'conditional':
      return inEachCase([expression.whenTrue, expression.whenFalse]);
    case 'logical':
      return inEachCase([expression.left, expression.right]);
    case 'call':
    case 'new':
      return boundedCall(system, file, id, depth);
    case 'reference': {
      if (holdsEnumMembers(system, file, expression.binding)) return 'it is declared as a list of members of an enum';
      if (grows(file, expression.binding)) return undefined;
      const constant = boundedConstant(system, file, expression.binding, depth);
      if (constant !== undefined) return constant;
      break;
    }
    default:
  }
  const values = system.program.valuesOf(file, id);
  return agreed(values.map((value) => boundedValue(system, value, { file, id }, depth)));

  function inEachCase(cases: readonly ExpressionId[]): string | undefined {
    return agreed(cases.map((each) => bounded(system, file, each, depth + 1)));
  }
}

/** The first reason, if there is one for each. */
function agreed(reasons: readonly (string | undefined)[]): string | undefined {
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function shortLiteral(system: System, file: FileFacts, items: readonly ExpressionId[], depth: number): string | undefined {
  const isShort = items.length > 0 && items.length <= MOST_ITEMS && items.every((item) => {
    const fact = file.expressions[item];
    return fact?.kind !== 'spread' || bounded(system, file, fact.value, depth + 1) !== undefined;
  });
  return isShort ? `a literal of ${items.length === 1 ? 'one element' : `${String(items.length)} elements`}` : undefined;
}

function boundedCall(system: System, file: FileFacts, id: ExpressionId, depth: number): string | undefined {
  const call = file.expressions[id];
  if (call?.kind !== 'call' && call?.kind !== 'new') return undefined;
  const callee = file.expressions[call.callee];
  const first = call.args[0];
  if (call.kind === 'new') return callee?.kind === 'global' && callee.name === 'Set' && first !== undefined ? bounded(system, file, first, depth + 1) : undefined;
  if (callee?.kind !== 'member') return undefined;
  const object = file.expressions[callee.object];
  if (object?.kind === 'global' && object.name === 'Object' && OBJECT_LISTS.has(callee.name)) return first !== undefined && isTable(system, file, first) ? 'the entries of an enum or of a table written out in code' : undefined;
  if (object?.kind === 'global' && object.name === 'Array') return callee.name === 'from' && first !== undefined ? bounded(system, file, first, depth + 1) : undefined;
  return KEEPS_LENGTH.has(callee.name) ? bounded(system, file, callee.object, depth + 1) : undefined;
}

function boundedValue(system: System, value: Value, from: { readonly file: FileFacts; readonly id: ExpressionId }, depth: number): string | undefined {
  if (value.kind === 'enum') return 'an enum';
  if (value.kind !== 'array' || !value.site) return undefined;
  if (value.site.file === from.file && value.site.expression === from.id) return undefined;
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
function boundedConstant(system: System, file: FileFacts, binding: number, depth: number): string | undefined {
  const fact = file.bindings[binding];
  const [only] = fact?.values ?? [];
  if (fact?.kind !== 'const' || fact.values.length !== 1 || only === undefined || file.expressions[only]?.kind !== 'call') return undefined;
  return boundedCall(system, file, only, depth + 1);
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
