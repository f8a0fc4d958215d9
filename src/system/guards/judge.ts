/** Sends three visitors to a guard and compares how they fare: that is what the guard demands. */
import type { GuardBehaviour, Known } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { either, role, UNKNOWN, type Abstract, type Certainty, type Frame, type Visitor } from '#system/guards/abstract-value.ts';
import { evaluate } from '#system/guards/evaluate.ts';
import { invoke } from '#system/guards/invoke.ts';
import { play } from '#system/guards/play.ts';
import { requestVocabulary } from '#system/guards/request-vocabulary.ts';
import { truthOfExpression, truthOfValue } from '#system/guards/truth.ts';
import { visitCall } from '#system/guards/visit-call.ts';
import type { Audience, GuardContext, Target, Visit } from '#system/guards/visit.ts';

/** A function to judge, with what the factory that made it was given. */
export interface Subject {
  readonly fn: Fn;
  readonly outer: Frame | undefined;
  readonly audience: Audience;
  /** What it is called with, where its audience does not say. */
  readonly args?: readonly Abstract[];
}

export interface Judgement {
  readonly behaviour: GuardBehaviour;
  /** The verdict depends on the request's path. */
  readonly dependsOnPath: boolean;
  /** An anonymous visitor certainly comes through. */
  readonly letsAnybodyPass: boolean;
  /** The function that answers in its place, if it only wraps that one, and so on inwards. */
  readonly wrapped: readonly Fn[];
  /** What a guard answers to a visitor with every right; undefined where it cannot be told. */
  readonly grantedVerdict: boolean | undefined;
  readonly readsCredential: boolean;
  /** It may hand the request on. */
  readonly mayPass: boolean;
  /** It answers with success, and never hands the request on. */
  readonly answers: boolean;
  /** It hands the request on and never answers it with success. */
  readonly onlyPassesOn: boolean;
}

/** Does a request for that path certainly come through, whoever sends it? */
export function letsAnybodyPass(context: GuardContext, subject: Subject, target: Target): boolean {
  return comesThrough(send(context, subject, { visitor: 'anonymous', target }), subject.audience) === 'yes';
}

export function judge(context: GuardContext, subject: Subject): Judgement {
  const [anonymous, granted, denied] = [to('anonymous'), to('granted'), to('denied')];
  const refusal = refusals(anonymous, granted);
  const lets = comesThrough(anonymous, subject.audience);
  const authentication = authenticationOf();
  const forbidden = refusals(denied, granted);
  const isOpen = authentication === 'unknown' && (forbidden !== 'no' || anonymous.seen.unknown !== undefined);
  const permission: Known = isOpen ? 'unknown' : forbidden !== 'no' && comesThrough(denied, subject.audience) !== 'yes' && authentication === 'required' ? 'yes' : 'no';

  return {
    behaviour: {
      authentication,
      permission,
      validates: granted.seen.validates ? 'yes' : 'no',
      limitsRate: granted.seen.limitsRate ? 'yes' : 'no',
      why: whyOf(anonymous, authentication, permission),
    },
    dependsOnPath: anonymous.seen.path,
    letsAnybodyPass: lets === 'yes',
    grantedVerdict: granted.verdict,
    readsCredential: granted.seen.credential,
    wrapped: wrappedIn(granted, subject.fn),
    mayPass: granted.passes !== 'no' || granted.seen.unknown !== undefined,
    answers: granted.passes === 'no' && [...granted.stops.values()].some((stop) => stop.kind !== 'reject'),
    onlyPassesOn: granted.passes !== 'no' && ![...granted.stops.values()].some((stop) => stop.kind !== 'reject') && granted.seen.unknown === undefined,
  };

  function to(visitor: Visitor): Visit {
    return send(context, subject, { visitor, target: undefined });
  }

  function authenticationOf(): GuardBehaviour['authentication'] {
    if (refusal === 'yes' && lets !== 'yes') return 'required';
    if (refusal === 'maybe' && lets === 'no') return 'required';
    if (refusal === 'maybe' && lets === 'maybe') return subject.audience === 'handler' ? 'unknown' : 'required';
    if (anonymous.seen.unknown !== undefined && subject.audience !== 'handler') return 'unknown';
    if (!anonymous.seen.credential && !granted.seen.credential) return 'none';
    if (subject.audience === 'part') return 'optional';
    if (subject.audience === 'handler') return granted.seen.branches && granted.seen.credential && decidesAnswer() ? 'optional' : 'none';
    return granted.seen.attaches ? 'optional' : 'none';
  }

  /** A handler whose own conditions depend on the visitor answers the two differently. */
  function decidesAnswer(): boolean {
    const own = (visit: Visit): string => [...visit.stops].filter(([, stop]) => stop.certainty === 'yes').map(([key]) => key).join();
    return own(anonymous) !== own(granted) || granted.seen.ownBranches;
  }
}

function send(context: GuardContext, subject: Subject, who: { readonly visitor: Visitor; readonly target: Target | undefined }): Visit {
  const visit = newVisit(context, subject, who);
  const completion = play(visit, subject.fn, { outer: subject.outer, args: subject.args ?? argumentsFor(subject) }, 'yes');
  const promise = completion.result.kind === 'promise' ? completion.result : undefined;
  const thrown = either(completion.throws, promise?.fails ?? 'no');
  if (thrown !== 'no') visit.stops.set('thrown', { kind: 'reject', certainty: thrown });
  if (subject.audience === 'guard') judgeVerdict(visit, promise?.value ?? completion.result, thrown);
  // Whatever it hands to the handler, the request goes on unless it throws.
  if (subject.audience === 'part') visit.passes = thrown === 'no' ? 'yes' : thrown === 'yes' ? 'no' : 'maybe';
  return visit;
}

/** A function that answers nothing itself and hands the request on is a wrapper. */
function wrappedIn(visit: Visit, outermost: Fn): readonly Fn[] {
  const chain: Fn[] = [];
  for (let at: Fn | undefined = outermost; at !== undefined && !visit.answering.has(at) && chain.length < 5; ) {
    const next = visit.delegates.filter((each) => each.from === at && !chain.includes(each.to)).pop()?.to;
    if (next !== undefined) chain.push(next);
    at = next;
  }
  return chain;
}

/** How certainly the first visitor is stopped where the second is not. */
function refusals(stopped: Visit, other: Visit): Certainty {
  let found: Certainty = 'no';
  for (const [key, { certainty }] of stopped.stops) {
    const there = other.stops.get(key)?.certainty ?? 'no';
    if (certainty === 'yes' && there !== 'yes') found = 'yes';
    else if (certainty === 'maybe' && there === 'no') found = either(found, 'maybe');
  }
  return found;
}

function comesThrough(visit: Visit, audience: Audience): Certainty {
  if (audience !== 'handler') return visit.passes;
  const answers = [...visit.stops.values()].filter((stop) => stop.kind === 'answer').map((stop) => stop.certainty);
  return answers.reduce(either, visit.passes);
}

/** A guard class answers with true or false. */
function judgeVerdict(visit: Visit, result: Abstract, thrown: Certainty): void {
  if (thrown === 'yes') return;
  const truth = truthOfValue(visit, result);
  visit.verdict = truth;
  if (truth === false) visit.stops.set('verdict', { kind: 'reject', certainty: thrown === 'no' ? 'yes' : 'maybe' });
  else visit.passes = truth === true && thrown === 'no' ? 'yes' : 'maybe';
}

function newVisit(context: GuardContext, subject: Subject, who: { readonly visitor: Visitor; readonly target: Target | undefined }): Visit {
  const visit: Visit = {
    ...context,
    ...who,
    audience: subject.audience,
    vocabulary: requestVocabulary(context.meanings),
    stops: new Map(),
    passes: 'no',
    verdict: undefined,
    seen: { credential: false, attaches: false, branches: false, ownBranches: false, path: false, validates: false, limitsRate: false, unknown: undefined, names: new Set() },
    delegates: [],
    answering: new Set(),
    stack: [],
    steps: 0,
    effort: 0,
    version: 0,
    depth: 0,
    abstractOf: (expression, frame) => evaluate(visit, expression, frame),
    truth: (expression, frame) => truthOfExpression(visit, expression, frame),
    truthOf: (value) => truthOfValue(visit, value),
    invoke: (callee, args, certainty) => invoke(visit, callee, args, certainty),
    call: (expression, frame, certainty) => visitCall(visit, expression, frame, certainty),
  };
  return visit;
}

function argumentsFor(subject: Subject): readonly Abstract[] {
  if (subject.audience === 'guard') return [role('context'), role('next')];
  if (subject.audience === 'part') return [UNKNOWN, role('context')];
  return [role('request'), role('response'), role('next')];
}

function whyOf(visit: Visit, authentication: GuardBehaviour['authentication'], permission: Known): string {
  const names = [...visit.seen.names].slice(0, 3).join(', ') || 'a credential';
  switch (authentication) {
    case 'required':
      return permission === 'yes' ? `reads ${names} and turns away who lacks the right` : `reads ${names} and turns away who has none`;
    case 'optional':
      return `reads ${names}, but lets everybody pass`;
    case 'unknown':
      return visit.seen.unknown === undefined ? `reads ${names}, and may turn somebody away` : `hands the request to ${visit.seen.unknown}, which is not known`;
    default:
      return visit.seen.credential ? `reads ${names}, but turns nobody away` : 'asks nobody for a credential';
  }
}
