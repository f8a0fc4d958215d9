/** Calls on the request and the response: answers, statuses, redirects, and questions about the visitor. */
import type { ExpressionId } from '#model/facts.ts';
import { role, UNKNOWN, type Abstract, type Certainty, type Frame } from '#system/guards/abstract-value.ts';
import { statusOf } from '#system/guards/assignments.ts';
import { seenCredential } from '#system/guards/evaluate.ts';
import { isCredentialHeader, isIdentityName } from '#system/guards/request-vocabulary.ts';
import { stop, type Completion, type Visit } from '#system/guards/visit.ts';

interface CallAt {
  readonly expression: ExpressionId;
  readonly frame: Frame;
  readonly certainty: Certainty;
  readonly args: readonly Abstract[];
}

const AGAIN: Completion = { throws: 'no', result: role('response') };

/** Undefined if the object is no response. */
export function callResponseMethod(visit: Visit, object: Abstract, name: string, at: CallAt & { readonly argumentIds: readonly ExpressionId[] }): Completion | undefined {
  if (object.kind !== 'role' || object.role !== 'response') return undefined;
  const { vocabulary } = visit;
  const statusArgument = vocabulary.status.get(name);
  if (statusArgument !== undefined) {
    at.frame.status = at.argumentIds[statusArgument] === undefined ? 'unknown' : statusOf(visit, at.argumentIds[statusArgument], at.frame);
    return AGAIN;
  }
  if (vocabulary.redirect.has(name)) {
    stop(visit, at.frame, at.expression, { kind: 'redirect', certainty: at.certainty });
    return AGAIN;
  }
  if (vocabulary.respond.has(name)) {
    const argument = vocabulary.respond.get(name);
    const status = argument !== undefined && at.argumentIds[argument] !== undefined ? statusOf(visit, at.argumentIds[argument], at.frame) : at.frame.status;
    const isError = typeof status === 'number' && status >= 400;
    stop(visit, at.frame, at.expression, { kind: isError ? 'reject' : 'answer', certainty: at.certainty });
    at.frame.status = undefined;
  }
  return AGAIN;
}

/** Questions asked of the request: `req.get('authorization')`, `req.isAuthenticated()`. Undefined if the object is none. */
export function callRequestMethod(visit: Visit, object: Abstract, name: string, at: CallAt): Completion | undefined {
  if (object.kind !== 'role' || object.role !== 'request') return undefined;
  const part = visit.vocabulary.parts.get(name);
  if (part === 'headers') {
    const header = at.args[0]?.kind === 'known' && at.args[0].values[0]?.kind === 'literal' ? String(at.args[0].values[0].value) : '';
    return { throws: 'no', result: isCredentialHeader(header) ? seenCredential(visit, `the header \`${header}\``) : UNKNOWN };
  }
  if (part === 'user' || isIdentityName(name)) {
    const result = seenCredential(visit, `\`${name}()\` of the request`);
    if (/^is(?:Un|Not)/.test(name)) return { throws: 'no', result: { kind: 'boolean', truth: visit.visitor === 'anonymous' } };
    const callback = at.args.find((arg) => arg.kind === 'local');
    if (callback) visit.invoke(callback, [UNKNOWN], at.certainty);
    return { throws: 'no', result };
  }
  return undefined;
}
