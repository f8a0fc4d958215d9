/** Plays one call for a visitor: `next`, answers, checks of credentials, promises, functions of the program. */
import type { ExpressionId } from '#model/facts.ts';
import { identityOf } from '#link/value-identity.ts';
import type { ApiPath } from '#model/value.ts';
import { callMeanings } from '#system/call-meanings.ts';
import { both, CREDENTIAL, either, FAILURE, merge, role, UNKNOWN, type Abstract, type Certainty, type Frame } from '#system/guards/abstract-value.ts';
import { callPromiseMethod, newPromise, settle } from '#system/guards/visit-promise.ts';
import { callRequestMethod, callResponseMethod } from '#system/guards/visit-response.ts';
import { memberOf, seenCredential } from '#system/guards/evaluate.ts';
import { fileOf, stop, type Completion, type Visit } from '#system/guards/visit.ts';

export const DONE: Completion = { throws: 'no', result: UNKNOWN };

export function visitCall(visit: Visit, id: ExpressionId, frame: Frame, certainty: Certainty): Completion {
  const fact = fileOf(frame).expressions[id];
  if (fact?.kind === 'new') return newPromise(visit, id, frame, certainty) ?? construct(visit, fact.args, frame);
  if (fact?.kind !== 'call') return DONE;
  const args = fact.args.flatMap((arg) => argument(visit, arg, frame));
  const callee = fileOf(frame).expressions[fact.callee];
  const at = { expression: id, frame, certainty, args };

  if (callee?.kind === 'member') {
    const object = visit.abstractOf(callee.object, frame);
    const special =
      callResponseMethod(visit, object, callee.name, { ...at, argumentIds: fact.args }) ??
      callRequestMethod(visit, object, callee.name, at) ??
      callPromiseMethod(visit, object, callee.name, at) ??
      callContextMethod(object, callee.name, args);
    if (special) return special;
    if (callee.name === 'call' || callee.name === 'apply') {
      const passed = callee.name === 'call' ? args.slice(1) : args[1]?.kind === 'list' ? args[1].items : [];
      return visit.invoke(object, passed, certainty);
    }
    const receiver = fileOf(frame).expressions[callee.object];
    if (callee.name === 'resolve' && receiver?.kind === 'global' && receiver.name === 'Promise') return { throws: 'no', result: args[0] ?? UNKNOWN };
    if (callee.name === 'assign' && args[0]?.kind === 'role' && args[0].role === 'request') visit.seen.attaches = true;
  }

  const target = madeByLibrary(visit, fact.callee, frame) ?? visit.abstractOf(fact.callee, frame);
  if (callee?.kind === 'member' && fileOf(frame).expressions[callee.object]?.kind === 'super') {
    const verdict = callBase(visit, target);
    if (verdict) return verdict;
  }
  if (target.kind === 'asking') return visit.invoke(target, args, certainty);
  if (target.kind === 'role') {
    if (target.role === 'next') passOn(visit, at);
    return DONE;
  }
  if (target.kind === 'settler') {
    settle(target, args[0] ?? UNKNOWN, certainty);
    return DONE;
  }
  const fromLibrary = callLibrary(visit, target, at);
  if (fromLibrary) return fromLibrary;
  if (target.kind === 'local' || (target.kind === 'known' && target.values.some((value) => value.kind === 'function'))) {
    return isWorthEntering(visit, target, args) ? visit.invoke(target, args, certainty) : DONE;
  }
  return callUnknown(visit, callee, { ...at, target });
}

/** `helmet(options)(request, response, next)`: what a package's function made is known by its path. */
function madeByLibrary(visit: Visit, callee: ExpressionId, frame: Frame): Abstract | undefined {
  if (fileOf(frame).expressions[callee]?.kind !== 'call' || frame.results.get(callee)?.kind === 'asking') return undefined;
  const values = visit.program.valuesOf(fileOf(frame), callee);
  return values.length > 0 && values.every((value) => value.kind === 'external') ? { kind: 'known', values } : undefined;
}

/** `super.canActivate(context)`: the ready-made guard that a class extends gives its verdict. */
function callBase(visit: Visit, target: Abstract): Completion | undefined {
  for (const value of target.kind === 'known' ? target.values : []) {
    if (value.kind !== 'external') continue;
    for (let path: ApiPath | undefined = value.path; path; path = path.parent) {
      const row = visit.meanings.at(path).find((each) => each.means === 'guard');
      if (row?.means !== 'guard') continue;
      seenCredential(visit, 'the credential of the guard that it extends');
      const isRefused = visit.visitor === 'anonymous' ? row.optional !== true : visit.visitor === 'denied' && row.demands === 'permission';
      return { throws: isRefused ? 'yes' : 'no', result: { kind: 'boolean', truth: !isRefused } };
    }
  }
  return undefined;
}

interface CallAt {
  readonly expression: ExpressionId;
  readonly frame: Frame;
  readonly certainty: Certainty;
  readonly args: readonly Abstract[];
}

function argument(visit: Visit, id: ExpressionId, frame: Frame): readonly Abstract[] {
  const value = visit.abstractOf(id, frame);
  if (fileOf(frame).expressions[id]?.kind !== 'spread') return [value];
  return value.kind === 'list' ? value.items : [value];
}

/** `next()` lets the request in, `next(error)` does not. */
function passOn(visit: Visit, at: CallAt): void {
  const [given] = at.args;
  const literal = given?.kind === 'known' && given.values.length === 1 && given.values[0]!.kind === 'literal' ? given.values[0].value : 'none';
  const isError = given !== undefined && literal !== undefined && literal !== null && literal !== 'route' && literal !== 'router' && visit.truthOf(given) !== false;
  if (isError) stop(visit, at.frame, at.expression, { kind: 'reject', certainty: at.certainty });
  else visit.passes = either(visit.passes, at.certainty);
}

function callContextMethod(object: Abstract, name: string, args: readonly Abstract[]): Completion | undefined {
  const isContext = object.kind === 'role' && object.role === 'context';
  if (isContext && name === 'getRequest') return { throws: 'no', result: role('request') };
  if (isContext && name === 'getResponse') return { throws: 'no', result: role('response') };
  if (isContext && name === 'getNext') return { throws: 'no', result: role('next') };
  if (isContext && (name === 'getArgs' || name === 'getArgByIndex')) return { throws: 'no', result: { kind: 'part', part: 'body' } };
  if (isContext && (name === 'getType' || name === 'getInfo')) return DONE;
  // The handler and its class are what metadata is read from: functions that they are handed to are worth entering.
  if (isContext || (name === 'create' && args[0]?.kind === 'role' && args[0].role === 'context')) return { throws: 'no', result: role('context') };
  return undefined;
}

/** What the libraries' rows say of a call of one of their functions. */
function callLibrary(visit: Visit, target: Abstract, at: CallAt): Completion | undefined {
  const site = visit.program.callAt(fileOf(at.frame), at.expression);
  const isGiven = target.kind === 'known' && target.values.some((value) => value.kind === 'external');
  if (!isGiven && (!site || site.externals.length === 0)) return undefined;
  const handed = handedOver(at.args);
  if (handed && target.kind === 'known') return visit.invoke(target, at.args, at.certainty);
  for (const { row } of site ? callMeanings(visit.program, visit.meanings, site) : []) {
    switch (row.means) {
      case 'verifyCredential':
        return checkCredential(visit, row.kind, at);
      case 'validate':
        visit.seen.validates = true;
        break;
      case 'rateLimit':
        visit.seen.limitsRate = true;
        break;
      case 'requestRead':
        if (row.part === 'user') return { throws: 'no', result: seenCredential(visit, 'the current user') };
        break;
      case 'readMetadata':
        return { throws: 'no', result: metadata(visit, at, row.key) };
      case 'guard': {
        const callback = at.args.find((arg) => arg.kind === 'local' || (arg.kind === 'known' && arg.values.some((value) => value.kind === 'function')));
        if (callback) return { throws: 'no', result: { kind: 'asking', callback } };
        return { throws: 'no', result: { kind: 'known', values: visit.program.valuesOf(fileOf(at.frame), at.expression) } };
      }
      default:
    }
  }
  return undefined;
}

function metadata(visit: Visit, at: CallAt, key: number): Abstract {
  const given = at.args[key];
  const value = given?.kind === 'known' && given.values.length === 1 ? given.values[0] : undefined;
  // Strings are themselves; symbols, and decorators that are their own keys, are told apart by their identity.
  const name = value?.kind === 'literal' ? String(value.value) : value && identityOf(visit.program, value);
  const stored = name === undefined ? undefined : visit.metadata?.(name);
  if (stored === undefined) return UNKNOWN;
  return { kind: 'known', values: stored === 'absent' ? [{ kind: 'literal', value: undefined }] : stored };
}

/** The request and the response are handed over: the callee acts as middleware. */
export function handedOver(args: readonly Abstract[]): boolean {
  return args.some((arg) => arg.kind === 'role' && arg.role === 'request') && args.some((arg) => arg.kind === 'role' && (arg.role === 'response' || arg.role === 'next'));
}

/** Throws, or calls back with an error, unless the visitor is known. A credential out of the body is input, as where one signs in. */
function checkCredential(visit: Visit, kind: string, at: CallAt): Completion {
  const callback = at.args.find((arg) => arg.kind === 'local' || (arg.kind === 'known' && arg.values.some((value) => value.kind === 'function')));
  const isInput = kind === 'password' || at.args.every((arg) => arg.kind === 'part' || arg.kind === 'known' || arg.kind === 'local' || arg.kind === 'record');
  const isCredential = at.args.some((arg) => arg.kind === 'credential') || (kind === 'signature' && visit.seen.credential);
  if (isInput && !isCredential) return callback ? { throws: visit.invoke(callback, [UNKNOWN, UNKNOWN], both(at.certainty, 'maybe')).throws, result: UNKNOWN } : DONE;
  visit.seen.credential = true;
  visit.seen.names.add('a verified credential');
  if (callback) {
    visit.invoke(callback, [FAILURE, CREDENTIAL, FAILURE], at.certainty);
    return { throws: 'no', result: CREDENTIAL };
  }
  const fails: Certainty = visit.visitor === 'anonymous' ? 'yes' : 'no';
  const isChained = visit.program.callAt(fileOf(at.frame), at.expression)?.event.fate === 'object';
  if (isChained) return { throws: 'no', result: { kind: 'promise', fulfils: fails === 'yes' ? 'no' : 'yes', fails, value: CREDENTIAL } };
  return { throws: fails, result: CREDENTIAL };
}

/** Only functions that see the request, a credential or what the enclosing activation knows can decide about the visitor. */
function isWorthEntering(visit: Visit, target: Abstract, args: readonly Abstract[]): boolean {
  if (target.kind === 'local') return true;
  if (target.kind === 'known' && target.values.some((value) => value.kind === 'function' && value.closure !== undefined)) return true;
  return visit.depth < (visit.audience === 'handler' ? 4 : 6) && args.some((arg) => carries(visit, arg));
}

function carries(visit: Visit, value: Abstract, level = 0): boolean {
  switch (value.kind) {
    case 'list':
      return value.items.some((item) => carries(visit, item, level));
    case 'record': {
      const literal = fileOf(value.frame).expressions[value.expression];
      return literal?.kind === 'object' && level < 2 && literal.properties.some((property) => property.kind === 'property' && carries(visit, visit.abstractOf(property.value, value.frame), level + 1));
    }
    case 'local':
      return visit.depth < 2;
    case 'promise':
      return carries(visit, value.value, level);
    case 'part':
      return value.part === 'headers' || value.part === 'cookies' || value.part === 'session';
    default:
      return value.kind === 'role' || value.kind === 'credential' || value.kind === 'failure' || value.kind === 'path' || value.kind === 'settler';
  }
}

const RUN_AT_ONCE = new Set(['some', 'every', 'forEach', 'map', 'filter', 'find']);

function isBuiltin(target: Abstract): boolean {
  return target.kind === 'known' && target.values.some((value) => value.kind === 'external' && value.path.package === 'globals');
}

/** Credentials that a value holds: `{ where: { token } }`. */
function credentialsIn(visit: Visit, value: Abstract, level = 0): readonly Abstract[] {
  if (value.kind === 'credential') return [value];
  if (level > 3) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => credentialsIn(visit, item, level + 1));
  const literal = value.kind === 'record' ? fileOf(value.frame).expressions[value.expression] : undefined;
  if (value.kind !== 'record' || literal?.kind !== 'object') return [];
  return literal.properties.flatMap((property) => (property.kind === 'property' ? credentialsIn(visit, visit.abstractOf(property.value, value.frame), level + 1) : []));
}

function construct(visit: Visit, ids: readonly ExpressionId[], frame: Frame): Completion {
  const given = ids.map((id) => visit.abstractOf(id, frame));
  return { throws: 'no', result: given.some((value) => value.kind === 'credential') ? merge(given) : UNKNOWN };
}

/** A callee of which nothing is known: what it makes of a credential is absent when the credential is; callbacks run with what it found. */
function callUnknown(visit: Visit, callee: { readonly kind: string; readonly name?: string; readonly object?: number } | undefined, at: CallAt & { readonly target: Abstract }): Completion {
  const { args, certainty, frame } = at;
  const receiver = callee?.kind === 'member' && callee.object !== undefined ? visit.abstractOf(callee.object, frame) : UNKNOWN;
  const credentials = [...args, receiver].flatMap((value) => credentialsIn(visit, value));
  if (handedOver(args)) {
    visit.seen.unknown ??= callee?.name ?? 'a function that could not be resolved';
    visit.passes = either(visit.passes, both(certainty, 'maybe'));
  }
  const looksAtHeaders = args.some((value) => (value.kind === 'part' && (value.part === 'headers' || value.part === 'cookies' || value.part === 'session')) || (value.kind === 'role' && value.role === 'request'));
  const names = callee?.name ?? '';
  const isIdentity = looksAtHeaders && /auth|token|user|session|jwt|login|credential|apikey|api_key|principal|identity/i.test(names);
  if (isIdentity) seenCredential(visit, `\`${names}\``);
  const found: Abstract = credentials.length > 0 ? merge(credentials) : isIdentity ? CREDENTIAL : UNKNOWN;
  let thrown: Certainty = 'no';
  for (const arg of args) {
    const isCallback = arg.kind === 'local' || (arg.kind === 'known' && arg.values.some((value) => value.kind === 'function'));
    if (!isCallback) continue;
    const count = arg.kind === 'local' ? arg.fn.fact.parameters.length : 1;
    const given = count > 1 ? [UNKNOWN, found, found, found] : [found];
    const inner = visit.invoke(arg, given, certainty);
    // What the callback of an array method throws comes through the method.
    if (isBuiltin(at.target) || RUN_AT_ONCE.has(callee?.name ?? '')) thrown = either(thrown, inner.throws);
  }
  if (thrown !== 'no') return { throws: thrown, result: UNKNOWN };
  const result = receiver.kind === 'credential' && callee?.name !== undefined ? memberOf(visit, found, callee.name) : found;
  return { throws: found.kind === 'credential' && visit.visitor === 'anonymous' && /verify|validate|require|ensure|assert|check|authenticate|authorize/i.test(names) ? 'maybe' : 'no', result };
}
