/** A catch that throws another error and forgets the one it caught. */
import type { EventFact } from '#model/facts.ts';
import { defineRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { catchesIn, type CatchPlace } from '#query/catches-in.ts';
import { calleeText, describeWay } from '#query/describe-way.ts';
import { handlingOf } from '#query/handling-of.ts';
import { isProbe } from '#query/is-probe.ts';
import { referencesTo } from '#query/references-to.ts';
import { stakesOf } from '#query/stakes-of.ts';

export default defineRule({
  id: 'errors/no-lost-cause',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'An error thrown from a catch must carry the error that was caught, or the catch must log it.',
  why: 'Whoever looks for the reason finds the replacement only: a database outage reads as a wrong password.',
  fix: 'Pass the original as `cause`, log it before throwing, or let errors that are not meant pass through.',
  silentWhen: [
    'the caught error is used: as cause, in the message, in a test, or in a log',
    'the protected code is a probe whose failure is the answer, such as parsing or verifying a token',
    'the handler rethrows the caught error on some path',
    'nothing is known to be at stake in the protected code',
  ],
  messages: {
    lost: 'Every failure of {work} becomes {thrown}; the original error is lost.',
  },

  check(file, system, report) {
    for (const place of catchesIn(file, system)) {
      const handling = handlingOf(system, place);
      if (handling.uses.length > 0 || handling.logs || place.commented || isProbe(system, place)) continue;
      const thrown = handling.throws.find((event) => isNewError(place, event));
      if (!thrown) continue;
      const stakes = stakesOf(system, place.protectedCalls);
      if (!stakes) continue;
      report({
        at: system.program.spanOf(file, file.expressions[thrown.expression]!),
        message: 'lost',
        data: { work: describeWay(system, stakes.call, stakes.way), thrown: thrownText(system, place, thrown) },
        evidence: [
          { span: system.program.spanOf(file, file.expressions[stakes.call.expression]!), message: `may fail: ${stakes.way.effect.description}` },
          ...(stakes.way.effect.call === stakes.call ? [] : [{ span: stakes.way.effect.span, message: stakes.way.effect.description }]),
        ],
        fn: place.fn,
      });
    }
  },
});

function isNewError(place: CatchPlace, event: EventFact): boolean {
  const { file } = place.fn;
  const expression = file.expressions[event.expression];
  if (expression?.kind === 'reference') return !referencesTo(file, place.binding).includes(event.expression);
  return expression?.kind === 'new' || expression?.kind === 'call';
}

function thrownText(system: System, place: CatchPlace, event: EventFact): string {
  const call = system.program.callAt(place.fn.file, event.expression);
  return call ? `\`${calleeText(system, call)}\`` : 'another error';
}
