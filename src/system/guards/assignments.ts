/** What an assignment means to a guard: a name gets a new value, the response a status, the request a visitor. */
import type { ExpressionId } from '#model/facts.ts';
import type { Abstract, Certainty, Frame } from '#system/guards/abstract-value.ts';
import { levelOf } from '#system/guards/evaluate.ts';
import { isIdentityName } from '#system/guards/request-vocabulary.ts';
import { fileOf, type Visit } from '#system/guards/visit.ts';

export function noteAssignment(visit: Visit, expression: ExpressionId, frame: Frame, certainty: Certainty): void {
  const fact = fileOf(frame).expressions[expression];
  if (fact?.kind !== 'assign' || fact.target < 0) return;
  const target = fileOf(frame).expressions[fact.target];
  if (target?.kind === 'reference') assignName(visit, target.binding, fact.value, { frame, certainty });
  if (target?.kind !== 'member') return;
  const owner = visit.abstractOf(target.object, frame);
  if (owner.kind === 'role' && owner.role === 'response' && /^status(?:Code)?$/.test(target.name)) frame.status = statusOf(visit, fact.value, frame);
  const isRequest = (owner.kind === 'role' && owner.role === 'request') || (owner.kind === 'part' && owner.part === 'other');
  if (isRequest && (isIdentityName(target.name) || visit.abstractOf(fact.value, frame).kind === 'credential')) visit.seen.attaches = true;
}

function assignName(visit: Visit, binding: number, value: ExpressionId, at: { readonly frame: Frame; readonly certainty: Certainty }): void {
  const fact = fileOf(at.frame).bindings[binding];
  const level = fact && levelOf(at.frame, fact.owner);
  if (!level) return;
  const given = visit.abstractOf(value, at.frame);
  const truth = visit.truth(value, at.frame);
  const settled: Abstract = given.kind === 'unknown' && truth !== undefined ? { kind: 'boolean', truth } : given.kind === 'promise' ? given : given;
  visit.version += 1;
  level.assigned.set(binding, at.certainty === 'yes' ? settled : undefined);
}

/** The HTTP status that an expression stands for: a number, or a named one such as `HttpStatus.UNAUTHORIZED`. */
export function statusOf(visit: Visit, expression: ExpressionId, frame: Frame): number | 'unknown' {
  const value = visit.abstractOf(expression, frame);
  if (value.kind === 'known' && value.values.length > 0) {
    const statuses = value.values.map((each) => {
      if (each.kind === 'literal' && typeof each.value === 'number') return each.value;
      if (each.kind === 'external' && each.path.step?.kind === 'member') return NAMED[each.path.step.name.replace(/[_\s]/g, '').toLowerCase()];
      return undefined;
    });
    if (statuses[0] !== undefined && statuses.every((status) => status !== undefined && (status >= 400) === (statuses[0]! >= 400))) return statuses[0];
  }
  const fact = fileOf(frame).expressions[expression];
  return (fact?.kind === 'member' ? NAMED[fact.name.replace(/[_\s]/g, '').toLowerCase()] : undefined) ?? 'unknown';
}

/** Reason phrases that packages of status codes use as names. */
const NAMED: Readonly<Record<string, number>> = {
  ok: 200, created: 201, accepted: 202, nocontent: 204, movedpermanently: 301, found: 302, badrequest: 400, unauthorized: 401, paymentrequired: 402, forbidden: 403, notfound: 404,
  methodnotallowed: 405, conflict: 409, gone: 410, unprocessableentity: 422, toomanyrequests: 429, internalservererror: 500, serviceunavailable: 503,
};
