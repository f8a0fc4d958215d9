/** A catch that throws another error and forgets the one it caught. */
import type { EventFact, Range } from '#model/facts.ts';
import { defineRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { causeEdits } from '#query/cause-edits.ts';
import { catchesIn, headOf, type CatchPlace } from '#query/catches-in.ts';
import { calleeText, describeWay } from '#query/describe-way.ts';
import { handlingOf, type Handling } from '#query/handling-of.ts';
import { isLostBy, keptBy } from '#query/is-lost-by.ts';
import { isProbe } from '#query/is-probe.ts';
import { nothingAtStake, stakesOf } from '#query/stakes-of.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

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
    'the caught error is used on the way to the throw: as cause, in a test, in a log',
    'the protected code is a probe whose failure is the answer, such as parsing or verifying a token',
    'nothing is known to be at stake in the protected code',
  ],
  judges: 'what a catch throws',
  related: ['errors/no-swallowed-error'],
  suggests: true,
  messages: {
    unreturned: 'The error result of {result} is built and not returned: the failure is lost.',
    lost: 'Every failure of {work} becomes {thrown}; the original error is lost.',
  },

  check(file, system, report) {
    for (const place of catchesIn(file, system)) {
      const handling = handlingOf(system, place);
      const because = handling.logs ? 'the catch logs, or tells an error tracker' : isProbe(system, place);
      if (because !== undefined) {
        report.silent?.({ at: system.program.spanOf(file, throwOrHead(place, handling)), fact: 'yes', because });
        continue;
      }
      const thrown = handling.throws.find((event) => isLostBy(system, place, event));
      const dropped = handling.calls.find((call) => call.event.fate === 'dropped' && meaningOfCall(system.program, system.meanings, call, 'errorResult'));
      if (dropped) {
        report({
          at: system.program.spanOf(file, file.expressions[dropped.expression]!),
          message: 'unreturned',
          data: { result: `\`${calleeText(system, dropped)}\`` },
          fn: place.fn,
        });
      }
      if (!thrown) {
        if (!dropped) report.silent?.({ at: system.program.spanOf(file, throwOrHead(place, handling)), fact: 'yes', because: whyKept(system, place, handling) });
        continue;
      }
      const stakes = stakesOf(system, place.protectedCalls);
      if (!stakes) {
        report.silent?.({ at: system.program.spanOf(file, file.expressions[thrown.expression]!), ...nothingAtStake(system, place.protectedCalls) });
        continue;
      }
      const edits = causeEdits(place, thrown);
      report({
        at: system.program.spanOf(file, file.expressions[thrown.expression]!),
        message: 'lost',
        data: { work: describeWay(system, stakes.call, stakes.way), thrown: thrownText(system, place, thrown) },
        evidence: [
          { span: system.program.spanOf(file, file.expressions[stakes.call.expression]!), message: `may fail: ${stakes.way.effect.description}` },
          ...(stakes.way.effect.call === stakes.call ? [] : [{ span: stakes.way.effect.span, message: stakes.way.effect.description }]),
        ],
        ...(edits && { suggestions: [{ title: 'Hand the caught error on as the cause.', edits }] }),
        fn: place.fn,
      });
    }
  },
});

function throwOrHead(place: CatchPlace, { throws: [first] }: Handling): Range {
  return (first && place.fn.file.expressions[first.expression]) ?? headOf(place);
}

function whyKept(system: System, place: CatchPlace, { throws: [first] }: Handling): string {
  return (first && keptBy(system, place, first)) ?? 'the catch throws nothing';
}

function thrownText(system: System, place: CatchPlace, event: EventFact): string {
  const call = system.program.callAt(place.fn.file, event.expression);
  return call ? `\`${calleeText(system, call)}\`` : 'another error';
}
