/** Look-up tables of one file, made when the file is first asked about. */
import type { Expression, ExpressionId, FileFacts, FunctionId } from '#model/facts.ts';
import type { FileIndexes } from '#link/linker.ts';
import { parameterBehind } from '#link/parameter-calls.ts';

/** Builds the tables in one pass over the facts. */
export function buildFileIndexes(file: FileFacts): FileIndexes {
  const importOf = new Map<number, { specifier: string; imported: string }>();
  for (const fact of file.imports) {
    for (const name of fact.names) importOf.set(name.binding, { specifier: fact.specifier, imported: name.imported });
  }
  const exportOf = new Map<string, number>();
  const stars: string[] = [];
  const spreads: ExpressionId[] = [];
  file.exports.forEach((fact, at) => {
    if (fact.kind === 'star') stars.push(fact.specifier);
    else if (fact.kind === 'spread') spreads.push(fact.expression);
    // The last assignment to `module.exports` wins, as at run time; a declared export has one only.
    else exportOf.set(fact.name, at);
  });
  const thisAssignments = new Map<number, Map<string, ExpressionId[]>>();
  for (const fact of file.memberAssignments) {
    if (fact.thisOf < 0 || fact.path.length !== 1) continue;
    const names = getOrAdd(thisAssignments, fact.thisOf, () => new Map<string, ExpressionId[]>());
    getOrAdd(names, fact.path[0]!, () => [] as ExpressionId[]).push(fact.value);
  }
  const callerOf = new Map<ExpressionId, FunctionId>();
  file.functions.forEach((fn, id) => {
    for (const event of fn.events) {
      if (event.kind === 'call' || event.kind === 'new') callerOf.set(event.expression, id);
    }
  });
  return {
    importOf,
    functionOf: byBinding(file.functions),
    classOf: byBinding(file.classes),
    declarationOf: byBinding(file.declarations),
    exportOf,
    stars,
    spreads,
    parents: parentsOf(file),
    parameterCalls: parameterCallsOf(file),
    thisAssignments,
    callerOf,
    objectOf: objectsOf(file),
  };
}

function byBinding(facts: readonly { readonly binding: number }[]): Map<number, number> {
  const index = new Map<number, number>();
  facts.forEach((fact, at) => {
    if (fact.binding >= 0 && !index.has(fact.binding)) index.set(fact.binding, at);
  });
  // Overloads come first and have no body: the last declaration of a name is the one that runs.
  facts.forEach((fact, at) => {
    if (fact.binding >= 0 && !(fact as { bodiless?: boolean }).bodiless) index.set(fact.binding, at);
  });
  return index;
}

/** Expressions that an expression directly holds. */
export function childrenOf(expression: Expression): readonly ExpressionId[] {
  switch (expression.kind) {
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'call':
    case 'new':
      return [expression.callee, ...expression.args];
    case 'await':
    case 'spread':
    case 'cast':
    case 'yield':
      return [expression.value];
    case 'template':
      return expression.tag === undefined ? expression.values : [expression.tag, ...expression.values];
    case 'object':
      return expression.properties.map((property) => property.value);
    case 'array':
    case 'sequence':
      return expression.items;
    case 'conditional':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'logical':
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'assign':
      return expression.target < 0 ? [expression.value] : [expression.target, expression.value];
    case 'element':
    case 'key':
    case 'rest':
      return [expression.of];
    default:
      return [];
  }
}

function parentsOf(file: FileFacts): Int32Array {
  const parents = new Int32Array(file.expressions.length).fill(-1);
  file.expressions.forEach((expression, id) => {
    for (const child of childrenOf(expression)) {
      // Destructuring repeats its source in several derived expressions; the one that stands in the text comes first.
      if (child >= 0 && parents[child] === -1) parents[child] = id;
    }
  });
  return parents;
}

function parameterCallsOf(file: FileFacts): Map<string, ExpressionId[]> {
  const calls = new Map<string, ExpressionId[]>();
  file.expressions.forEach((expression, id) => {
    if (expression.kind !== 'call') return;
    const parameter = parameterBehind(file, expression.callee);
    if (parameter) getOrAdd(calls, `${String(parameter.fn)}:${String(parameter.index)}`, () => [] as ExpressionId[]).push(id);
  });
  return calls;
}

function objectsOf(file: FileFacts): Map<FunctionId, ExpressionId> {
  const objects = new Map<FunctionId, ExpressionId>();
  file.expressions.forEach((expression, id) => {
    if (expression.kind !== 'object') return;
    for (const property of expression.properties) {
      const value = file.expressions[property.value];
      if (value?.kind === 'function') objects.set(value.fn, id);
    }
  });
  return objects;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
