/** A catch that takes an error and leaves no trace of it. */
import type { FileFacts } from '#model/facts.ts';
import { defineRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { catchesIn, headOf, type CatchPlace } from '#query/catches-in.ts';
import { calleeText, describeWay } from '#query/describe-way.ts';
import { handlingOf, type Handling } from '#query/handling-of.ts';
import { isProbe } from '#query/is-probe.ts';
import { isCleanup, nothingAtStake, stakesOf } from '#query/stakes-of.ts';
import { successInCatch } from '#query/success-in-catch.ts';
import { unreadSettlements } from '#query/unread-settlements.ts';

export default defineRule({
  id: 'errors/no-swallowed-error',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'A caught error must be rethrown, logged, answered or used.',
  why: 'When the database or a remote service fails here, the caller goes on as if it had worked, and no log says otherwise.',
  fix: 'Log the error and rethrow it, or return a result that says that it failed; if it may be lost, say why in a comment inside the catch.',
  silentWhen: [
    'a comment inside the catch says why',
    'the error is logged, reported, passed on, answered, or used in any way, and the caller is not told that all went well',
    'the protected code is a probe (parsing, checking existence) or only tidies up',
    'nothing is known to be at stake in the protected code: no query, remote call or message',
    'the catch records the failure in a variable',
  ],
  judges: 'what a catch, or a callback of `.catch()`, does with the error',
  related: ['errors/no-lost-cause', 'errors/no-floating-promise'],
  messages: {
    dropped: 'The error of {work} is swallowed: it is neither rethrown, logged nor used.',
    success: 'The error of {work} is logged, and the caller gets {value}: a failure looks like success.',
    settled: 'Nobody reads the results of `Promise.allSettled()`: failures of {work} are lost.',
    replaced: 'The error of {work} is turned into {value}: a failure cannot be told from an empty answer.',
  },

  check(file, system, report) {
    for (const place of catchesIn(file, system)) {
      if (place.commented) {
        report.silent?.({ at: system.program.spanOf(file, headOf(place)), fact: 'yes', because: 'a comment in the catch says why' });
        continue;
      }
      const handling = handlingOf(system, place);
      const success = handling.logs && handling.throws.length === 0 && doesNothingElse(handling, system) ? successInCatch(system, place, handling) : undefined;
      const because = (success ? undefined : traceOf(system, handling)) ?? isProbe(system, place) ?? isCleanup(system, place.protectedCalls);
      const stakes = because === undefined ? stakesOf(system, place.protectedCalls) : undefined;
      if (!stakes) {
        report.silent?.({ at: system.program.spanOf(file, headOf(place)), ...(because === undefined ? nothingAtStake(system, place.protectedCalls) : { fact: 'yes', because }) });
        continue;
      }
      const value = success ?? replacement(file, place, handling);
      report({
        at: system.program.spanOf(file, headOf(place)),
        message: success ? 'success' : value ? 'replaced' : 'dropped',
        data: { work: describeWay(system, stakes.call, stakes.way), value: value ?? '' },
        evidence: evidenceOf(system, stakes),
        fn: place.fn,
        confidence: success !== undefined || stakes.way.calls.length > 3 ? 'medium' : 'high',
      });
    }
    for (const { call, protectedCalls } of unreadSettlements(file, system, report.silent)) {
      const stakes = stakesOf(system, protectedCalls);
      const at = system.program.spanOf(file, file.expressions[call.expression]!);
      if (!stakes) {
        report.silent?.({ at, ...nothingAtStake(system, protectedCalls) });
        continue;
      }
      report({
        at,
        message: 'settled',
        data: { work: describeWay(system, stakes.call, stakes.way) },
        evidence: evidenceOf(system, stakes),
        fn: call.caller,
      });
    }
  },
});

/** Beside logging and answering it may tell somebody in another way: by a status, an event, a metric. */
function doesNothingElse(handling: Handling, system: System): boolean {
  return handling.calls.every((call) => call.targets.length === 0 && system.effectsAt(call).some((effect) => effect.kind === 'log' || effect.kind === 'reportError' || effect.kind === 'respond'));
}

/** How somebody may learn of the error; undefined if nobody does. */
function traceOf(system: System, { throws, logs, responds, uses, assigns, calls }: Handling): string | undefined {
  if (throws.length > 0) return 'the catch throws';
  if (logs) return 'the catch logs, or tells an error tracker';
  if (responds) return 'the catch answers the request, or ends the process';
  if (uses.length > 0) return 'the catch uses the error';
  if (assigns) return 'the catch records the failure in a variable';
  const [call] = calls;
  return call && `the catch calls \`${calleeText(system, call)}\`, which may tell somebody`;
}

function replacement(file: FileFacts, place: CatchPlace, handling: Handling): string | undefined {
  const returned = handling.returns.find((event) => event.expression >= 0);
  if (!returned) return undefined;
  const expression = file.expressions[returned.expression];
  if (expression?.kind === 'literal') return expression.type === 'undefined' ? 'undefined' : String(expression.value);
  if (expression?.kind === 'array' && expression.items.length === 0) return 'an empty list';
  if (expression?.kind === 'object') return 'an object';
  return place.kind === 'callback' ? 'another value' : 'a value';
}

function evidenceOf(system: System, { call, way }: NonNullable<ReturnType<typeof stakesOf>>) {
  const { program } = system;
  const steps = [call, ...way.calls.filter((step) => step !== call)].map((step) => ({
    span: program.spanOf(step.caller.file, program.expression(step.caller.file, step.expression)),
    message: 'calls this',
  }));
  return [...steps, { span: way.effect.span, message: way.effect.description }];
}
