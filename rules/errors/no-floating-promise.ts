/** A promise that nobody waits for, or that is taken for its value. */
import { defineRule } from '#model/rule.ts';
import { awaitingEdits } from '#query/awaiting-edits.ts';
import { calleeText } from '#query/describe-way.ts';
import { lostPromises, type LostPromise } from '#query/lost-promises.ts';

export default defineRule({
  id: 'errors/no-floating-promise',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  recommended: true,
  summary: 'A promise must be awaited, returned or given a handler.',
  why: 'What it does may not have happened when the code goes on, and its rejection ends the process or is lost.',
  fix: 'Await it, return it, or end the chain with `.catch(handler)` where it is meant to run alone.',
  silentWhen: [
    'the chain ends with a handler, or the called function handles all its own errors',
    'it is started at the end of a start-up file, where a failure must end the process',
    '`void` marks a promise that is not known to reject',
    'nothing is known of whether the call returns a promise',
  ],
  judges: 'what becomes of the promise that a call or an async callback gives',
  related: ['errors/async-handler', 'errors/no-swallowed-error'],
  suggests: true,
  messages: {
    dropped: 'The promise of `{call}` is neither awaited, returned nor caught.',
    voided: 'The promise of `{call}` is dropped with `void`, and it can reject: nothing handles the error.',
    tested: 'The promise of `{call}` is used as a condition: it is always true. An await is missing.',
    value: 'The promise of `{call}` is used as if it were its value. An await is missing.',
    sent: 'The promise of `{call}` is sent as it is, which serialises to {}. An await is missing.',
    returnedFromTry: 'The promise of `{call}` is returned from a try without await: the catch or finally around it does not wait for it.',
    callback: 'The async callback of `{call}` can reject, and nobody awaits or catches the promise that it returns.',
    each: 'The async callback of `{call}` runs for each element, and nobody awaits the promises.',
    emptyCatch: '`.catch()` without a handler catches nothing.',
  },

  check(file, system, report) {
    for (const [lost, ...others] of bySlip(lostPromises(file, system, report.silent))) {
      const { call } = lost;
      const edits = awaitingEdits(system, lost);
      report({
        at: system.program.spanOf(file, lost),
        message: lost.kind,
        data: { call: call ? calleeText(system, call) : 'the call' },
        evidence: [
          ...(call?.targets ?? []).slice(0, 2).map((target) => ({
            span: system.program.spanOf(target.file, { start: target.fact.nameStart, end: Math.max(target.fact.nameEnd, target.fact.nameStart + 1) }),
            message: target.fact.async ? 'is async' : 'returns a promise',
          })),
          ...others.map((other) => ({ span: system.program.spanOf(file, other), message: 'and here' })),
        ],
        ...(edits && { suggestions: [{ title: 'Await the promise.', edits }] }),
        fn: lost.fn,
        confidence: lost.rejects || lost.kind === 'tested' || lost.kind === 'returnedFromTry' ? 'high' : 'medium',
      });
    }
  },
});

/** The same call dropped at several places of a file is one slip, or one habit: one finding that names them all. */
function bySlip(all: readonly LostPromise[]): readonly (readonly [LostPromise, ...LostPromise[]])[] {
  const slips = new Map<unknown, [LostPromise, ...LostPromise[]]>();
  for (const lost of all) {
    const target = lost.kind === 'dropped' || lost.kind === 'voided' ? lost.call?.targets[0] : undefined;
    const key = target ?? lost;
    const known = slips.get(key);
    if (known?.[0].kind === lost.kind) known.push(lost);
    else slips.set(known ? lost : key, [lost]);
  }
  return [...slips.values()];
}
