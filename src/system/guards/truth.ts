/** Whether a condition holds for the visitor, as far as it depends on who the visitor is, on the path, or on what a factory was given. */
import type { Expression, ExpressionId } from '#model/facts.ts';
import type { Value } from '#model/value.ts';
import { identityOf } from '#link/value-identity.ts';
import type { Abstract, Frame } from '#system/guards/abstract-value.ts';
import { levelOf, MOST_EFFORT } from '#system/guards/evaluate.ts';
import { awaitsPath, compareTexts, patternOf, samplePath, textOf, textsOf } from '#system/guards/path-test.ts';
import { fileOf, type Visit } from '#system/guards/visit.ts';

/** Undefined if it cannot be told. */
export function truthOfExpression(visit: Visit, id: ExpressionId, frame: Frame, level = 0): boolean | undefined {
  const fact = fileOf(frame).expressions[id];
  visit.effort += 1;
  if (!fact || level > 30 || visit.effort > MOST_EFFORT[visit.audience]) return undefined;
  const of = (expression: ExpressionId): boolean | undefined => truthOfExpression(visit, expression, frame, level + 1);
  switch (fact.kind) {
    case 'unary': {
      if (fact.operator !== '!') return undefined;
      const operand = of(fact.operand);
      return operand === undefined ? undefined : !operand;
    }
    case 'logical': {
      const left = of(fact.left);
      const right = (): boolean | undefined => of(fact.right);
      if (fact.operator === '&&') return left === false ? false : left === true ? right() : right() === false ? false : undefined;
      if (fact.operator === '||') return left === true ? true : left === false ? right() : right() === true ? true : undefined;
      return left === true ? true : left === false && visit.abstractOf(fact.left, frame).kind === 'credential' ? right() : undefined;
    }
    case 'binary':
      return ofComparison(visit, fact, frame);
    case 'conditional': {
      const test = of(fact.test);
      return test === undefined ? undefined : of(test ? fact.whenTrue : fact.whenFalse);
    }
    case 'call': {
      const result = frame.results.get(id);
      const plain = result && visit.truthOf(result);
      return plain ?? ofMembership(visit, fact, frame);
    }
    case 'await':
    case 'cast':
    case 'assign':
      return of(fact.value);
    case 'sequence':
      return fact.items.length > 0 ? of(fact.items[fact.items.length - 1]!) : undefined;
    case 'reference': {
      const binding = fileOf(frame).bindings[fact.binding];
      const owner = binding && levelOf(frame, binding.owner);
      const assigned = owner?.assigned.get(fact.binding);
      if (assigned) return visit.truthOf(assigned);
      if (owner && binding.values.length === 1 && binding.owner !== 0) return truthOfExpression(visit, binding.values[0]!, owner, level + 1);
      return visit.truthOf(visit.abstractOf(id, frame));
    }
    case 'member':
      if (fact.name === 'length') {
        const list = visit.abstractOf(fact.object, frame);
        const length = lengthOf(list);
        if (length !== undefined) return length > 0;
      }
      return visit.truthOf(visit.abstractOf(id, frame));
    default:
      return visit.truthOf(visit.abstractOf(id, frame));
  }
}

/** Whether a value counts as true. */
export function truthOfValue(visit: Visit, value: Abstract): boolean | undefined {
  switch (value.kind) {
    case 'credential':
      return visit.visitor === 'anonymous' ? false : !(value.right && visit.visitor === 'denied');
    case 'failure':
      return value.caught || visit.visitor === 'anonymous';
    case 'boolean':
      return value.truth;
    case 'promise':
      return value.value.kind === 'credential' || value.value.kind === 'boolean' ? truthOfValue(visit, value.value) : undefined;
    case 'role':
    case 'list':
    case 'record':
    case 'local':
    case 'asking':
    case 'settler':
      return true;
    case 'known': {
      const truths = new Set(value.values.map((each) => (each.kind === 'literal' ? Boolean(each.value) : each.kind === 'external' || each.kind === 'unknown' || each.kind === 'typed' ? undefined : true)));
      return truths.size === 1 ? [...truths][0] : undefined;
    }
    default:
      return undefined;
  }
}

function lengthOf(list: Abstract): number | undefined {
  if (list.kind === 'list') return list.items.length;
  if (list.kind !== 'known' || list.values.length !== 1) return undefined;
  const [only] = list.values;
  if (only?.kind !== 'array' || !only.site) return undefined;
  const literal = only.site.file.expressions[only.site.expression];
  return literal?.kind === 'array' && !literal.items.some((item) => only.site?.file.expressions[item]?.kind === 'spread') ? literal.items.length : undefined;
}

function ofComparison(visit: Visit, fact: Extract<Expression, { kind: 'binary' }>, frame: Frame): boolean | undefined {
  const isEquality = ['==', '===', '!=', '!=='].includes(fact.operator);
  const negates = fact.operator.startsWith('!');
  const left = operand(fact.left);
  const right = operand(fact.right);
  if (isEquality) {
    const equal = areEqual(visit, left, right);
    return equal === undefined ? undefined : equal !== negates;
  }
  const length = lengthComparison();
  if (length !== undefined) return length;
  const [credential, isLeft] = left.kind === 'credential' ? [left, true] : right.kind === 'credential' ? [right, false] : [undefined, true];
  if (!credential || !/^[<>]=?$/.test(fact.operator)) return membershipByIndex();
  if (visit.visitor === 'anonymous') return false;
  if (!credential.right) return undefined;
  // The granted have more than enough of any right, the denied less.
  const needsMore = fact.operator.startsWith('>') === isLeft;
  return visit.visitor === 'granted' ? needsMore : !needsMore;

  function operand(id: ExpressionId): Abstract {
    const inner = fileOf(frame).expressions[id];
    if (inner?.kind === 'unary' && inner.operator === 'typeof') {
      const value = visit.abstractOf(inner.operand, frame);
      if (value.kind === 'credential') return { kind: 'known', values: [{ kind: 'literal', value: visit.visitor === 'anonymous' ? 'undefined' : '(present)' }] };
    }
    return visit.abstractOf(id, frame);
  }

  function lengthComparison(): boolean | undefined {
    const member = fileOf(frame).expressions[fact.left];
    const bound = right.kind === 'known' && right.values[0]?.kind === 'literal' ? right.values[0].value : undefined;
    if (member?.kind !== 'member' || member.name !== 'length' || typeof bound !== 'number') return undefined;
    const size = lengthOf(visit.abstractOf(member.object, frame));
    if (size === undefined) return undefined;
    return { '>': size > bound, '>=': size >= bound, '<': size < bound, '<=': size <= bound }[fact.operator];
  }

  /** `list.indexOf(x) >= 0` and `> -1`. */
  function membershipByIndex(): boolean | undefined {
    const call = fileOf(frame).expressions[fact.left];
    const callee = call?.kind === 'call' ? fileOf(frame).expressions[call.callee] : undefined;
    if (call?.kind !== 'call' || callee?.kind !== 'member' || callee.name !== 'indexOf') return undefined;
    const member = ofMembership(visit, { ...call, callee: call.callee }, frame, 'includes');
    return member === undefined ? undefined : fact.operator.startsWith('>') ? member : !member;
  }
}

function areEqual(visit: Visit, left: Abstract, right: Abstract): boolean | undefined {
  const [credential, other] = left.kind === 'credential' ? [left, right] : [right, left];
  if (credential.kind !== 'credential') {
    const a = textOf(visit, left);
    const b = textOf(visit, right);
    if (awaitsPath(visit, left, b) || awaitsPath(visit, right, a)) return undefined;
    if (a !== undefined && b !== undefined) return a === b;
    const [x, y] = [literalOf(left), literalOf(right)];
    if (x && y) return x.value === y.value || (x.value == null && y.value == null);
    const truth = visit.truthOf(left.kind === 'boolean' ? left : right);
    const literal = left.kind === 'boolean' ? right : left;
    if ((left.kind === 'boolean' || right.kind === 'boolean') && literal.kind === 'known' && literal.values[0]?.kind === 'literal' && typeof literal.values[0].value === 'boolean') return truth === literal.values[0].value;
    return undefined;
  }
  const literal = other.kind === 'known' && other.values.length > 0 && other.values.every((value) => value.kind === 'literal') ? other.values[0] : undefined;
  if (literal?.kind === 'literal' && (literal.value === null || literal.value === undefined)) return visit.visitor === 'anonymous';
  if (literal?.kind === 'literal' && typeof literal.value === 'boolean') {
    const truth = visit.truthOf(credential);
    return truth === undefined ? undefined : truth === literal.value;
  }
  if (visit.visitor === 'anonymous') return false;
  // `user.id === req.params.id`: only the owner may.
  const isOwnership = other.kind === 'part' || (other.kind === 'credential' && (other.right || credential.right));
  if (credential.right || isOwnership) return visit.visitor === 'granted';
  return undefined;
}

function literalOf(value: Abstract): Extract<Value, { kind: 'literal' }> | undefined {
  const [only] = value.kind === 'known' && value.values.length === 1 ? value.values : [];
  return only?.kind === 'literal' ? only : undefined;
}

/** `list.includes(x)`, `pattern.test(x)`, `x.startsWith(y)` and their kin. */
function ofMembership(visit: Visit, fact: Extract<Expression, { kind: 'call' }>, frame: Frame, as?: string): boolean | undefined {
  const callee = fileOf(frame).expressions[fact.callee];
  const argument = fact.args[0];
  if (callee?.kind !== 'member' || argument === undefined) return undefined;
  const method = as ?? callee.name;
  const object = visit.abstractOf(callee.object, frame);
  const value = visit.abstractOf(argument, frame);

  if (method === 'test') {
    const pattern = patternOf(visit, callee.object, frame);
    awaitsPath(visit, value, pattern);
    const text = value.kind === 'path' ? textOf(visit, value) : undefined;
    return pattern && text !== undefined ? pattern.test(samplePath(text)) : undefined;
  }
  if (method === 'match') {
    const pattern = patternOf(visit, argument, frame);
    awaitsPath(visit, object, pattern);
    const text = object.kind === 'path' ? textOf(visit, object) : undefined;
    return pattern && text !== undefined ? pattern.test(samplePath(text)) : undefined;
  }
  if (object.kind === 'path' || object.kind === 'method') {
    const text = textOf(visit, object);
    const other = textOf(visit, value);
    awaitsPath(visit, object, other);
    return text !== undefined && other !== undefined ? compareTexts(method, text, other) : undefined;
  }
  if ((method === 'includes' || method === 'has') && (value.kind === 'path' || value.kind === 'method')) {
    const text = textOf(visit, value);
    const texts = textsOf(visit, callee.object, frame);
    awaitsPath(visit, value, texts);
    return texts && text !== undefined ? texts.includes(text) : undefined;
  }
  if (method === 'includes' && object.kind === 'known' && value.kind === 'known') return holds(visit, object.values, value.values);
  if (method === 'some' || method === 'every') return ofEach(visit, callee.object, argument, { frame, method });
  if (['includes', 'has', 'indexOf', 'isSubsetOf'].includes(method) && (object.kind === 'credential' || value.kind === 'credential')) {
    if (visit.visitor === 'anonymous') return false;
    return visit.visitor === 'granted';
  }
  return undefined;
}

/** Is the one value in the one list, as far as both can be told apart from everything else? */
function holds(visit: Visit, lists: readonly Value[], values: readonly Value[]): boolean | undefined {
  const [list] = lists;
  const [value] = values;
  if (lists.length !== 1 || list?.kind !== 'array' || values.length !== 1 || value === undefined) return undefined;
  const wanted = identityOf(visit.program, value);
  const keys = list.elements.map((element) => identityOf(visit.program, element));
  return wanted === undefined || keys.includes(undefined) ? undefined : keys.includes(wanted);
}

/** `list.some((x) => …)` for each element of a known list, or once for any element of another. */
function ofEach(visit: Visit, list: ExpressionId, callback: ExpressionId, how: { readonly frame: Frame; readonly method: 'some' | 'every' }): boolean | undefined {
  const { frame, method } = how;
  const callee = visit.abstractOf(callback, frame);
  const texts = textsOf(visit, list, frame);
  const items = visit.abstractOf(list, frame);
  const length = lengthOf(items);
  if (length === 0) return method === 'every';
  const elements: readonly Abstract[] =
    texts && texts.length > 0
      ? texts.map((text) => ({ kind: 'known', values: [{ kind: 'literal', value: text }] }))
      : items.kind === 'list'
        ? items.items
        : [items.kind === 'credential' ? items : { kind: 'unknown' }];
  const truths = elements.map((element) => visit.truthOf(visit.invoke(callee, [element], 'maybe').result));
  if (method === 'some') return truths.some((truth) => truth === true) ? true : truths.every((truth) => truth === false) ? false : undefined;
  return truths.some((truth) => truth === false) ? false : truths.every((truth) => truth === true) ? true : undefined;
}
