/** Whether evaluating an expression throws because something that only a known visitor has is absent: `users[token].id`. */
import type { ExpressionId } from '#model/facts.ts';
import type { Frame } from '#system/guards/abstract-value.ts';
import { fileOf, type Visit } from '#system/guards/visit.ts';

export function breaks(visit: Visit, id: ExpressionId, frame: Frame, level = 0): boolean {
  const fact = fileOf(frame).expressions[id];
  if (!fact || level > 25) return false;
  const inner = (expression: ExpressionId): boolean => breaks(visit, expression, frame, level + 1);
  switch (fact.kind) {
    case 'member':
    case 'index':
      if (inner(fact.object)) return true;
      if (fact.kind === 'index' && inner(fact.index)) return true;
      if (fact.kind === 'member' && fact.optional) return false;
      return isAbsent(visit, fact.object, frame);
    case 'call':
      return inner(fact.callee) || fact.args.some(inner);
    case 'new':
      return fact.args.some(inner);
    case 'logical': {
      if (inner(fact.left)) return true;
      const left = visit.truth(fact.left, frame);
      return (fact.operator === '&&' ? left === true : left === false) && inner(fact.right);
    }
    case 'conditional': {
      if (inner(fact.test)) return true;
      const test = visit.truth(fact.test, frame);
      return test !== undefined && inner(test ? fact.whenTrue : fact.whenFalse);
    }
    case 'assign':
      return inner(fact.value);
    case 'await':
    case 'cast':
    case 'spread':
      return inner(fact.value);
    case 'binary':
      return inner(fact.left) || inner(fact.right);
    case 'unary':
      return fact.operator !== 'typeof' && inner(fact.operand);
    case 'template':
      return fact.values.some(inner);
    case 'object':
      return fact.properties.some((property) => property.kind === 'property' && inner(property.value));
    case 'array':
      return fact.items.some(inner);
    default:
      return false;
  }
}

/** Absent for certain, and not behind a `?.` further in, which ends the whole chain. */
function isAbsent(visit: Visit, id: ExpressionId, frame: Frame): boolean {
  for (let at = fileOf(frame).expressions[id]; at; ) {
    if ((at.kind === 'member' || at.kind === 'call') && at.optional) return false;
    at = at.kind === 'member' || at.kind === 'index' ? fileOf(frame).expressions[at.object] : at.kind === 'call' ? fileOf(frame).expressions[at.callee] : undefined;
  }
  const value = visit.abstractOf(id, frame);
  return value.kind === 'credential' && visit.truth(id, frame) === false;
}
