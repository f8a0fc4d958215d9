/** What a CommonJS module exports, by assignment or by a call. */
import type { ExpressionId } from '#model/facts.ts';
import type { Draft } from './draft.ts';
import { memberPath } from './member-assignments.ts';

/** Records `exports.a = …`, `module.exports = …` and their kin. */
export function noteAssignedExport(draft: Draft, target: ExpressionId, value: ExpressionId): void {
  const name = exportedName(draft, target);
  if (name === undefined || name === '__esModule') return;
  const assigned = innermostValue(draft, value);
  const fact = draft.expressions[assigned]!;
  // `exports.a = exports.b = void 0` only reserves the names.
  if (fact.kind === 'unary' && fact.operator === 'void') return;
  // `module.exports = exports` at the end of a file says nothing new.
  if (name === '=' && isExportsObject(draft, assigned)) return;
  const { start, end } = draft.expressions[target]!;
  draft.exports.push({ kind: 'expression', start, end, name, expression: assigned });
}

/** Records `Object.assign(module.exports, …)`, `Object.defineProperty(exports, …)` and compiled `export *`. */
export function noteExportingCall(draft: Draft, id: ExpressionId): void {
  const call = draft.expressions[id]!;
  if (call.kind !== 'call' || call.args.length < 2) return;
  const callee = draft.expressions[call.callee]!;
  const name = callee.kind === 'member' ? callee.name : callee.kind === 'reference' ? draft.bindings[callee.binding]!.name : '';

  if (name === 'assign') {
    if (isObjectGlobal(draft, call.callee) && isExportsObject(draft, call.args[0]!)) {
      for (const arg of call.args.slice(1)) draft.exports.push({ kind: 'spread', start: call.start, end: call.end, expression: arg });
    }
  } else if (name === 'defineProperty') {
    if (isObjectGlobal(draft, call.callee) && isExportsObject(draft, call.args[0]!)) noteDefinedProperty(draft, call.args);
  } else if (name === '__exportStar') {
    const source = draft.expressions[call.args[0]!]!;
    if (source.kind === 'module') draft.exports.push({ kind: 'star', start: call.start, end: call.end, specifier: draft.imports[source.import]!.specifier, typeOnly: false });
  }
}

/** Is the expression the module's own `exports`, also under another name? */
export function isExportsObject(draft: Draft, id: ExpressionId): boolean {
  const fact = draft.expressions[id]!;
  if (fact.kind === 'assign') return fact.target !== -1 && (isExportsObject(draft, fact.target) || isExportsObject(draft, fact.value));
  const { root, path } = memberPath(draft, id);
  if (path.length === 0) return (root.kind === 'global' && root.name === 'exports') || (root.kind === 'reference' && draft.exportAliases.has(root.binding));
  return path.length === 1 && path[0] === 'exports' && root.kind === 'global' && root.name === 'module';
}

/** The exported name that an assignment's target stands for; `=` is the whole. */
function exportedName(draft: Draft, target: ExpressionId): string | undefined {
  const fact = draft.expressions[target]!;
  if (fact.kind !== 'member') return undefined;
  if (isExportsObject(draft, target)) return '=';
  return isExportsObject(draft, fact.object) ? fact.name : undefined;
}

function innermostValue(draft: Draft, id: ExpressionId): ExpressionId {
  let value = id;
  for (let fact = draft.expressions[value]!; fact.kind === 'assign'; fact = draft.expressions[value]!) value = fact.value;
  return value;
}

function isObjectGlobal(draft: Draft, callee: ExpressionId): boolean {
  const { root, path } = memberPath(draft, callee);
  return path.length === 1 && root.kind === 'global' && root.name === 'Object';
}

// `{ get: () => x.a }` exports what the getter returns.
function noteDefinedProperty(draft: Draft, [, key, descriptor]: readonly ExpressionId[]): void {
  const name = draft.expressions[key!]!;
  const object = descriptor === undefined ? undefined : draft.expressions[descriptor];
  if (name.kind !== 'literal' || typeof name.value !== 'string' || name.value === '__esModule' || object?.kind !== 'object') return;
  for (const property of object.properties) {
    const value = draft.expressions[property.value]!;
    const returned = value.kind === 'function' ? draft.functions[value.fn]!.events.findLast((event) => event.kind === 'return')?.expression ?? -1 : -1;
    const expression = property.name === 'value' ? property.value : property.name === 'get' ? returned : -1;
    if (expression !== -1) draft.exports.push({ kind: 'expression', start: name.start, end: name.end, name: name.value, expression });
  }
}
