/** What middleware, guards, wrappers and handlers do to a request, judged by their behaviour; libraries' rows win. */
import type { Meanings, RequestPart } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { GuardBehaviour } from '#model/system.ts';
import type { Closure, Cls, Fn, Value } from '#model/value.ts';
import { CREDENTIAL, role, UNKNOWN, type Abstract } from '#system/guards/abstract-value.ts';
import { externalVerdict, NO_GUARD } from '#system/guards/external-guard.ts';
import { frameOfClosure } from '#system/guards/invoke.ts';
import { judge, letsAnybodyPass, type Judgement } from '#system/guards/judge.ts';
import { patternOf, samplePath } from '#system/guards/path-test.ts';
import type { Audience, GuardContext, Target } from '#system/guards/visit.ts';

/** Answers for one value; `metadata` is what is stored on the thing that is guarded. */
export type BehaviourOf = (value: Value, given?: { readonly metadata?: NonNullable<GuardContext['metadata']> }) => GuardBehaviour;

export interface Behaviours {
  readonly of: BehaviourOf;
  /** The same for one request: an allow-list in the middleware may let its path pass. */
  at(value: Value, target: Target): { readonly behaviour: GuardBehaviour; readonly allowsPath: boolean };
  /** What a handler itself demands, before or while it answers. */
  handler(value: Value): Judgement;
  /** What the function behind a parameter decorator demands: `(data, context) => …`. */
  part(value: Value): GuardBehaviour;
  /** What a handler demands that is given parts of the request and answers with what it returns; parts by parameter, undefined where something else is given. */
  partsHandler(fn: Fn, parts: readonly (RequestPart | undefined)[]): GuardBehaviour;
  judgement(value: Value): Judgement | undefined;
}

const memo = new WeakMap<Program, Behaviours>();

/** The behaviour of any value that is attached to a route; memoised. */
export function guardBehaviour(program: Program, meanings: Meanings): BehaviourOf {
  return behavioursOf(program, meanings).of;
}

export function behavioursOf(program: Program, meanings: Meanings): Behaviours {
  let found = memo.get(program);
  if (!found) memo.set(program, (found = createBehaviours({ program, meanings })));
  return found;
}

const UNKNOWN_GUARD: GuardBehaviour = { authentication: 'unknown', permission: 'unknown', validates: 'unknown', limitsRate: 'unknown', why: 'what it does could not be resolved' };
/** Parameters of an Express error handler: it runs after something went wrong, and guards nothing. */
const ERROR_HANDLER = 4;

function createBehaviours(context: GuardContext): Behaviours {
  const judged = new Map<Fn, Map<string, Map<Audience, Judgement>>>();
  return { of, at, handler, part, partsHandler, judgement };

  function of(value: Value, given?: { readonly metadata?: NonNullable<GuardContext['metadata']> }): GuardBehaviour {
    switch (value.kind) {
      case 'external':
        return ofExternal(value);
      case 'function':
        return isErrorHandler(value.fn) ? { ...NO_GUARD, why: 'handles errors' } : judgeFunction(value, 'middleware', given?.metadata).behaviour;
      case 'class':
      case 'instance':
        return ofClass(value, given?.metadata);
      case 'promise':
        return value.of.length === 1 ? of(value.of[0]!, given) : UNKNOWN_GUARD;
      case 'literal':
        return { ...NO_GUARD, why: 'is no function' };
      default:
        return value.kind === 'unknown' ? { ...UNKNOWN_GUARD, why: `could not be resolved: ${value.reason}` } : UNKNOWN_GUARD;
    }
  }

  function ofExternal(value: Extract<Value, { kind: 'external' }>): GuardBehaviour {
    const verdict = externalVerdict(context, value);
    const inner = verdict.callback ?? verdict.wrapped;
    if (inner?.kind !== 'known') return verdict.behaviour;
    const fn = inner.values.find((each) => each.kind === 'function');
    if (fn?.kind !== 'function') return UNKNOWN_GUARD;
    if (verdict.wrapped) return of(fn);
    // A callback that can turn nobody away makes the check optional; most are written to turn away.
    const judgement = judgeFunction(fn, 'middleware');
    return judgement.letsAnybodyPass ? { ...judgement.behaviour, authentication: 'optional', why: 'its callback lets everybody pass' } : { ...NO_GUARD, authentication: 'required', permission: judgement.behaviour.permission, why: `${verdict.behaviour.why} that turns away who has no valid credential` };
  }

  function ofClass(value: Extract<Value, { kind: 'class' | 'instance' }>, metadata: GuardContext['metadata']): GuardBehaviour {
    const { external } = context.program.ancestry(value.cls);
    const inherited = external ? externalVerdict(context, { kind: 'external', path: external, site: extendsSite(value.cls), typeArgs: [] }).behaviour : undefined;
    const own = methodOf(value, 'canActivate') ?? methodOf(value, 'use') ?? methodOf(value, 'intercept');
    if (own) {
      const audience = own.fn.fact.name === 'canActivate' ? 'guard' : 'middleware';
      const judgement = withStoredDemand(own, audience, judgeFunction(own, audience, metadata), metadata);
      if (inherited?.authentication !== 'required') return judgement.behaviour;
      // It asks its base; whether the base's answer counts is what was played.
      return softened(value, judgement.behaviour.authentication === 'none' && !judgement.letsAnybodyPass ? inherited : judgement.behaviour);
    }
    return inherited ? softened(value, inherited) : UNKNOWN_GUARD;
  }

  /** Where nothing is stored on the route it answers yes; where something is, a check that is not known decides: that is the demand stored there. */
  function withStoredDemand(own: Extract<Value, { kind: 'function' }>, audience: Audience, judgement: Judgement, metadata: GuardContext['metadata']): Judgement {
    const { behaviour } = judgement;
    if (!metadata || behaviour.permission === 'yes' || !judgement.readsCredential || judgement.grantedVerdict !== undefined) return judgement;
    if (judgeFunction(own, audience, () => 'absent').grantedVerdict !== true) return judgement;
    return { ...judgement, behaviour: { ...behaviour, authentication: 'required', permission: 'yes', why: 'reads a credential and checks the demand that is stored on the route' } };
  }

  /** A guard of a package whose hook for failed checks is overridden by one that never throws lets everybody pass. */
  function softened(value: Extract<Value, { kind: 'class' | 'instance' }>, behaviour: GuardBehaviour): GuardBehaviour {
    const hook = methodOf(value, 'handleRequest');
    if (behaviour.authentication !== 'required' || !hook) return behaviour;
    const { fn } = hook;
    const canThrow = fn.fact.events.some((event) => event.kind === 'throw' || (event.kind === 'call' && fn.file.expressions[event.expression]?.kind === 'call' && isSuperCall(fn, event.expression)));
    return canThrow ? behaviour : { ...behaviour, authentication: 'optional', why: 'its `handleRequest` lets everybody pass' };
  }

  function methodOf(value: Extract<Value, { kind: 'class' | 'instance' }>, name: string): Extract<Value, { kind: 'function' }> | undefined {
    const found = context.program.findMember(value.cls, name);
    if (found?.member.fn === undefined) return undefined;
    const self: Value = { kind: 'instance', cls: value.cls, typeArgs: [], closure: value.closure };
    return { kind: 'function', fn: context.program.fn(found.cls.file, found.member.fn), self, closure: value.closure };
  }

  function at(value: Value, target: Target): { readonly behaviour: GuardBehaviour; readonly allowsPath: boolean } {
    const general = of(value);
    if (general.authentication === 'none' || general.authentication === 'optional') return { behaviour: general, allowsPath: false };
    if (value.kind === 'external') return atExempt(value, target, general);
    if (value.kind !== 'function') return { behaviour: general, allowsPath: false };
    if (general.authentication !== 'required' || !judgeFunction(value, 'middleware').dependsOnPath) return { behaviour: general, allowsPath: false };
    const allowsPath = letsAnybodyPass(context, { fn: value.fn, outer: frameOfClosure(value), audience: 'middleware' }, target);
    return { behaviour: allowsPath ? { ...general, authentication: 'none', permission: 'no', why: `lets ${target.method} ${target.path} pass by its list of public paths` } : general, allowsPath };
  }

  /** `guard.unless({ path: [...] })`. */
  function atExempt(value: Extract<Value, { kind: 'external' }>, target: Target, general: GuardBehaviour): { readonly behaviour: GuardBehaviour; readonly allowsPath: boolean } {
    const { exempt } = externalVerdict(context, value);
    if (!exempt) return { behaviour: general, allowsPath: false };
    const verdict = exempts(exempt.file, exempt.expression, target);
    if (verdict === 'no') return { behaviour: general, allowsPath: false };
    if (verdict === 'unknown') return { behaviour: { ...general, authentication: 'unknown', why: `${general.why}, but its list of exempt paths is not known` }, allowsPath: false };
    return { behaviour: { ...general, authentication: 'none', permission: 'no', why: `exempts ${target.path}` }, allowsPath: true };
  }

  function exempts(file: Cls['file'], expression: number, target: Target): 'yes' | 'no' | 'unknown' {
    const fact = file.expressions[expression];
    if (fact?.kind === 'array') {
      const each = fact.items.map((item) => exempts(file, item, target));
      return each.includes('yes') ? 'yes' : each.includes('unknown') ? 'unknown' : 'no';
    }
    if (fact?.kind === 'literal' && fact.type === 'regexp') {
      const pattern = patternOf({ program: context.program } as never, expression, { fn: context.program.fn(file, 0) } as never);
      return pattern?.test(samplePath(target.path)) ? 'yes' : 'no';
    }
    if (fact?.kind === 'object') {
      const url = fact.properties.find((property) => property.name === 'url' || property.name === 'path');
      return url ? exempts(file, url.value, target) : 'unknown';
    }
    const values = context.program.valuesOf(file, expression);
    const [array] = values;
    if (array?.kind === 'array' && array.site) return exempts(array.site.file, array.site.expression, target);
    const text = context.program.stringOf(file, expression);
    return text === undefined ? 'unknown' : text === target.path ? 'yes' : 'no';
  }

  function handler(value: Value): Judgement {
    const inner = value.kind === 'external' ? externalVerdict(context, value).wrapped : undefined;
    const fn = inner?.kind === 'known' ? inner.values.find((each) => each.kind === 'function') : value;
    if (fn?.kind !== 'function') return { behaviour: { ...NO_GUARD, why: 'is not known' }, dependsOnPath: false, letsAnybodyPass: false, grantedVerdict: undefined, readsCredential: false, wrapped: [], mayPass: true, answers: false, onlyPassesOn: false };
    return judgeFunction(fn, 'handler');
  }

  function part(value: Value): GuardBehaviour {
    return value.kind === 'function' ? judgeFunction(value, 'part').behaviour : UNKNOWN_GUARD;
  }

  function partsHandler(fn: Fn, parts: readonly (RequestPart | undefined)[]): GuardBehaviour {
    return judge(context, { fn, outer: undefined, audience: 'part', args: parts.map(abstractPart) }).behaviour;
  }

  function judgement(value: Value): Judgement | undefined {
    return value.kind === 'function' && !isErrorHandler(value.fn) ? judgeFunction(value, 'middleware') : undefined;
  }

  function judgeFunction(value: Extract<Value, { kind: 'function' }>, audience: Audience, metadata?: GuardContext['metadata']): Judgement {
    const subject = { fn: value.fn, outer: frameOfClosure(value), audience };
    // What metadata says differs from route to route.
    if (metadata) return judge({ ...context, metadata }, subject);
    const byClosure = judged.get(value.fn) ?? new Map<string, Map<Audience, Judgement>>();
    judged.set(value.fn, byClosure);
    const key = closureKey(value.closure);
    const byAudience = byClosure.get(key) ?? new Map<Audience, Judgement>();
    byClosure.set(key, byAudience);
    let found = byAudience.get(audience);
    if (!found) byAudience.set(audience, (found = judge(context, subject)));
    return found;
  }
}

/** Closures are made anew for each question; the calls that they stand for are the same. */
function closureKey(closure: Closure | undefined): string {
  return closure ? `${closure.call.file.path}:${closure.call.expression} ${closureKey(closure.outer)}` : '';
}

function abstractPart(part: RequestPart | undefined): Abstract {
  switch (part) {
    case 'request':
    case 'response':
      return role(part);
    case 'user':
      return CREDENTIAL;
    case undefined:
      return UNKNOWN;
    default:
      return { kind: 'part', part };
  }
}

export function isErrorHandler(fn: Fn): boolean {
  return fn.fact.parameters.length === ERROR_HANDLER && !fn.fact.parameters.some((parameter) => parameter.rest);
}

function extendsSite(cls: Cls): { readonly file: Cls['file']; readonly expression: number } | undefined {
  return cls.fact.extends !== undefined && cls.file.expressions[cls.fact.extends]?.kind === 'call' ? { file: cls.file, expression: cls.fact.extends } : undefined;
}

function isSuperCall(fn: Fn, expression: number): boolean {
  const call = fn.file.expressions[expression];
  const callee = call?.kind === 'call' ? fn.file.expressions[call.callee] : undefined;
  return callee?.kind === 'member' && fn.file.expressions[callee.object]?.kind === 'super';
}
