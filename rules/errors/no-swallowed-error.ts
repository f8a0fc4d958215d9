/** A catch that takes an error and leaves no trace of it. */
import type { FileFacts } from '#model/facts.ts';
import { defineRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { catchesIn, type CatchPlace } from '#query/catches-in.ts';
import { describeWay } from '#query/describe-way.ts';
import { handlingOf, type Handling } from '#query/handling-of.ts';
import { isProbe } from '#query/is-probe.ts';
import { isCleanup, stakesOf } from '#query/stakes-of.ts';
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
  messages: {
    dropped: 'The error of {work} is swallowed: it is neither rethrown, logged nor used.',
    success: 'The error of {work} is logged, and the caller gets {value}: a failure looks like success.',
    settled: 'Nobody reads the results of `Promise.allSettled()`: failures of {work} are lost.',
    replaced: 'The error of {work} is turned into {value}: a failure cannot be told from an empty answer.',
  },

  check(file, system, report) {
    for (const place of catchesIn(file, system)) {
      if (place.commented) continue;
      const handling = handlingOf(system, place);
      const success = handling.logs && handling.throws.length === 0 && doesNothingElse(handling, system) ? successInCatch(system, place, handling) : undefined;
      if ((leavesTrace(handling) && !success) || isProbe(system, place) || isCleanup(system, place.protectedCalls)) continue;
      const stakes = stakesOf(system, place.protectedCalls);
      if (!stakes) continue;
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
    for (const { call, protectedCalls } of unreadSettlements(file, system)) {
      const stakes = stakesOf(system, protectedCalls);
      if (!stakes) continue;
      report({
        at: system.program.spanOf(file, file.expressions[call.expression]!),
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

function leavesTrace(handling: Handling): boolean {
  return handling.uses.length > 0 || handling.throws.length > 0 || handling.logs || handling.responds || handling.assigns || handling.calls.length > 0;
}

/** The first line of the handler: whole blocks would paint the editor red. */
function headOf(place: CatchPlace): { start: number; end: number } {
  const { lineStarts } = place.fn.file;
  const next = lineStarts.find((start) => start > place.start) ?? place.end + 1;
  return { start: place.start, end: Math.min(place.end, Math.max(next - 1, place.start + 1)) };
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
