/** What an expression is to the guard that is being played. */
import type { ExpressionFact, ExpressionId } from '#model/facts.ts';
import type { Value } from '#model/value.ts';
import { CAUGHT, CREDENTIAL, merge, RIGHT, role, UNKNOWN, type Abstract, type Frame } from '#system/guards/abstract-value.ts';
import { isCredentialCookie, isCredentialHeader, isCredentialInSession, isIdentityName, isKeyInput, isRightName } from '#system/guards/request-vocabulary.ts';
import { fileOf, type Visit } from '#system/guards/visit.ts';

const DEEPEST = 60;
/** A handler does much that has nothing to do with who asks, and asks first if it asks at all. */
export const MOST_EFFORT = { handler: 8_000, guard: 40_000, middleware: 40_000, part: 40_000 } as const;
let depth = 0;

/** Never throws; what cannot be told is unknown. */
export function evaluate(visit: Visit, expression: ExpressionId, frame: Frame): Abstract {
  const fact = fileOf(frame).expressions[expression];
  if (!fact || depth > DEEPEST || visit.effort > MOST_EFFORT[visit.audience]) return UNKNOWN;
  const memo = frame.memo.get(expression);
  if (memo?.version === visit.version) return memo.value;
  visit.effort += 1;
  depth += 1;
  try {
    const value = compute(visit, expression, fact, frame);
    frame.memo.set(expression, { version: visit.version, value });
    return value;
  } finally {
    depth -= 1;
  }
}

function compute(visit: Visit, id: ExpressionId, fact: ExpressionFact, frame: Frame): Abstract {
  const of = (expression: ExpressionId): Abstract => evaluate(visit, expression, frame);
  switch (fact.kind) {
    case 'reference':
      return named(visit, id, fact.binding, frame);
    case 'parameter':
      return parameter(visit, id, fact.fn, fact.index, frame);
    case 'member':
      return orKnown(visit, id, frame, memberOf(visit, of(fact.object), fact.name));
    case 'index': {
      const object = of(fact.object);
      const key = of(fact.index);
      if (key.kind === 'credential') return object.kind === 'part' ? CREDENTIAL : key;
      const name = key.kind === 'known' && key.values.length === 1 && key.values[0]!.kind === 'literal' ? key.values[0].value : undefined;
      if (typeof name === 'string') return orKnown(visit, id, frame, memberOf(visit, object, name));
      if (object.kind === 'part' && (object.part === 'headers' || object.part === 'cookies')) return seenCredential(visit, 'a header');
      return object.kind === 'credential' ? object : orKnown(visit, id, frame, UNKNOWN);
    }
    case 'call':
    case 'new':
      return frame.results.get(id) ?? UNKNOWN;
    case 'template':
      if (fact.tag !== undefined) return frame.results.get(id) ?? UNKNOWN;
      return throughCredential(fact.values.map(of)) ?? known(visit, id, frame);
    case 'await': {
      const value = of(fact.value);
      return value.kind === 'promise' ? value.value : value;
    }
    case 'logical':
      if (fact.operator === '&&') return throughCredential([of(fact.left)]) ? mergeGuarded(of(fact.left), of(fact.right)) : of(fact.right);
      return merge([of(fact.left), of(fact.right)]);
    case 'conditional': {
      const test = visit.truth(fact.test, frame);
      if (test !== undefined) return of(test ? fact.whenTrue : fact.whenFalse);
      return merge([of(fact.whenTrue), of(fact.whenFalse)]);
    }
    case 'binary':
      return throughCredential([of(fact.left), of(fact.right)]) ?? UNKNOWN;
    case 'unary': {
      const truth = visit.truth(id, frame);
      return truth === undefined ? UNKNOWN : { kind: 'boolean', truth };
    }
    case 'assign':
      return of(fact.value);
    case 'sequence':
      return fact.items.length > 0 ? of(fact.items[fact.items.length - 1]!) : UNKNOWN;
    case 'cast':
      return of(fact.value);
    case 'spread':
      return of(fact.value);
    case 'function':
      return { kind: 'local', fn: visit.program.fn(fileOf(frame), fact.fn), outer: frame };
    case 'object':
      return { kind: 'record', expression: id, frame };
    case 'array':
      return { kind: 'list', items: fact.items.map(of) };
    case 'element': {
      const list = of(fact.of);
      if (list.kind === 'list') return fact.index !== undefined ? (list.items[fact.index] ?? UNKNOWN) : merge(list.items);
      if (list.kind === 'credential') return list;
      if (list.kind === 'promise') return list.value.kind === 'credential' ? list.value : UNKNOWN;
      return orKnown(visit, id, frame, UNKNOWN);
    }
    case 'rest':
      return of(fact.of);
    case 'caught':
      return CAUGHT;
    case 'literal':
      return { kind: 'known', values: visit.program.valuesOf(fileOf(frame), id) };
    default:
      return orKnown(visit, id, frame, UNKNOWN);
  }
}

/** A member of something, judged by what it belongs to. */
export function memberOf(visit: Visit, object: Abstract, name: string, level = 0): Abstract {
  switch (object.kind) {
    case 'role':
      return object.role === 'request' ? ofRequest(visit, name) : ofOtherRole(object.role, name);
    case 'part':
      return ofPart(visit, object.part, name);
    case 'credential':
      return object.right || isRightName(name) ? RIGHT : object;
    case 'failure':
      return UNKNOWN;
    case 'promise':
      return object.value.kind === 'credential' ? memberOf(visit, object.value, name) : UNKNOWN;
    case 'record': {
      const literal = fileOf(object.frame).expressions[object.expression];
      // Literals may spread each other.
      if (literal?.kind !== 'object' || level > 8) return UNKNOWN;
      const property = literal.properties.find((each) => each.name === name);
      if (property) return evaluate(visit, property.value, object.frame);
      const spread = literal.properties.filter((each) => each.kind === 'spread').map((each) => memberOf(visit, evaluate(visit, each.value, object.frame), name, level + 1));
      return spread.length > 0 ? merge(spread) : UNKNOWN;
    }
    case 'known': {
      const roles = object.values.map((value) => roleOfValue(visit, value));
      const found = roles.find((each) => each !== undefined);
      if (found && found.kind === 'role') return memberOf(visit, found, name);
      return { kind: 'known', values: object.values.flatMap((value) => (value.kind === 'unknown' ? [] : visit.program.memberOf(value, name))) };
    }
    default:
      return UNKNOWN;
  }
}

/** A value that is a request, a response or the like by its type. */
export function roleOfValue(visit: Visit, value: Value): Abstract | undefined {
  if (value.kind !== 'external') return undefined;
  for (const type of visit.meanings.typesAt(value.path)) {
    const name = type.slice(type.indexOf(':') + 1);
    if (name === 'request' || name === 'response' || name === 'next') return role(name);
    if (name === 'executionContext' || name === 'context') return role('context');
  }
  return undefined;
}

function ofRequest(visit: Visit, name: string): Abstract {
  const part = visit.vocabulary.parts.get(name);
  if (part === 'user') return seenCredential(visit, `\`${name}\` of the request`);
  if (part === 'session' || part === 'headers' || part === 'cookies' || part === 'body' || part === 'query' || part === 'params') return { kind: 'part', part };
  switch (name) {
    case 'path':
    case 'url':
      return { kind: 'path', own: true };
    case 'originalUrl':
      return { kind: 'path', own: false };
    case 'method':
      return { kind: 'method' };
    case 'res':
    case 'response':
      return role('response');
    case 'req':
    case 'request':
    case 'raw':
      return role('request');
    case 'state':
    case 'locals':
    case 'context':
      return { kind: 'part', part: 'other' };
    case 'app':
      return UNKNOWN;
    default:
  }
  if (part === undefined && isIdentityName(name)) return seenCredential(visit, `\`${name}\` of the request`);
  return part === undefined ? UNKNOWN : { kind: 'part', part };
}

function ofOtherRole(owner: string, name: string): Abstract {
  if (owner === 'response' && (name === 'locals' || name === 'state')) return { kind: 'part', part: 'other' };
  if (owner === 'response' && (name === 'req' || name === 'request')) return role('request');
  if (owner === 'context' && (name === 'req' || name === 'request')) return role('request');
  if (owner === 'context' && (name === 'res' || name === 'response')) return role('response');
  return UNKNOWN;
}

function ofPart(visit: Visit, part: string, name: string): Abstract {
  if (part === 'headers') return isCredentialHeader(name) ? seenCredential(visit, `the header \`${name}\``) : UNKNOWN;
  if (part === 'cookies') return isCredentialCookie(name) ? seenCredential(visit, `the cookie \`${name}\``) : UNKNOWN;
  if (part === 'session') return isCredentialInSession(name) ? seenCredential(visit, `\`${name}\` of the session`) : UNKNOWN;
  if (part === 'other') return isIdentityName(name) ? seenCredential(visit, `\`${name}\``) : UNKNOWN;
  // A key in the query or body is how some clients say who they are; a handler's own input is no credential.
  if (visit.audience !== 'handler' && isKeyInput(name)) return seenCredential(visit, `the parameter \`${name}\``);
  return { kind: 'part', part: 'body' };
}

/** Notes that the guard looks at a credential. */
export function seenCredential(visit: Visit, name: string): Abstract {
  visit.seen.credential = true;
  visit.seen.names.add(name);
  return CREDENTIAL;
}

function named(visit: Visit, id: ExpressionId, binding: number, frame: Frame): Abstract {
  const fact = fileOf(frame).bindings[binding];
  if (!fact) return UNKNOWN;
  const level = levelOf(frame, fact.owner);
  if (!level || fact.owner === 0) return known(visit, id, frame);
  const given = (): Abstract => {
    if (level.open.has(binding)) return UNKNOWN;
    level.open.add(binding);
    const value = merge(fact.values.map((each) => evaluate(visit, each, level)));
    level.open.delete(binding);
    return value;
  };
  if (level.assigned.has(binding)) return level.assigned.get(binding) ?? given();
  if (fact.kind === 'function') {
    const fn = fileOf(frame).functions.findIndex((each) => each.binding === binding);
    return fn < 0 ? UNKNOWN : { kind: 'local', fn: visit.program.fn(fileOf(frame), fn), outer: level };
  }
  if (fact.kind === 'caught') return CAUGHT;
  return fact.values.length === 0 ? known(visit, id, frame) : given();
}

/** The activation of the function that owns a name, seen from an inner one. */
export function levelOf(frame: Frame, owner: number): Frame | undefined {
  for (let level: Frame | undefined = frame; level; level = level.outer) if (level.fn.id === owner && level.fn.file === frame.fn.file) return level;
  return undefined;
}

function parameter(visit: Visit, id: ExpressionId, fn: number, index: number, frame: Frame): Abstract {
  const level = levelOf(frame, fn);
  if (!level) return known(visit, id, frame);
  const declared = level.fn.fact.parameters[index];
  if (declared?.rest) return { kind: 'list', items: level.args.slice(index) };
  const given = level.args[index];
  if (given && given.kind !== 'unknown') return given;
  const byType = known(visit, id, frame);
  if (byType.kind === 'role') return byType;
  if (!given && declared?.default !== undefined) return evaluate(visit, declared.default, level);
  return given ?? byType;
}

function known(visit: Visit, id: ExpressionId, frame: Frame): Abstract {
  const values = visit.program.valuesOf(fileOf(frame), id);
  for (const value of values) {
    const found = roleOfValue(visit, value);
    if (found) return found;
  }
  return values.every((value) => value.kind === 'unknown') ? UNKNOWN : { kind: 'known', values };
}

/** What is not known from the request may be known to the program. */
function orKnown(visit: Visit, id: ExpressionId, frame: Frame, value: Abstract): Abstract {
  if (value.kind !== 'unknown' && !(value.kind === 'known' && value.values.every((each) => each.kind === 'unknown'))) return value;
  return known(visit, id, frame);
}

function throughCredential(values: readonly Abstract[]): Abstract | undefined {
  const found = values.filter((value) => value.kind === 'credential');
  return found.length > 0 ? merge(found) : undefined;
}

/** `verified && decode(token)`: absent whenever the left side is. */
function mergeGuarded(left: Abstract, right: Abstract): Abstract {
  return right.kind === 'credential' ? right : left;
}
