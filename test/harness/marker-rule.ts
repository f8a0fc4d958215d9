/** A rule for tests of the stages around rules: it reports every call of a global function, `bad()` unless its options say otherwise. */
import { z } from 'zod';
import { defineRule, type FileFacts } from '#index.ts';

export const markerRule = defineRule({
  id: 'test/marker',
  since: '0.0.0',
  severity: 'error',
  confidence: 'high',
  recommended: true,
  summary: 'There must be no marker.',
  why: 'It is here to be found.',
  fix: 'Leave it.',
  silentWhen: [],
  messages: { found: 'Here is {name}.' },
  options: z.strictObject({ names: z.array(z.string()).default(['bad']) }),

  check(file, system, report, { names }) {
    for (const [id, { events }] of file.functions.entries()) {
      for (const { kind, expression } of events) {
        const name = kind === 'call' ? calledGlobal(file, expression) : undefined;
        if (name === undefined || !names.includes(name)) continue;
        report({ at: system.program.spanOf(file, file.expressions[expression]!), message: 'found', data: { name }, fn: system.program.fn(file, id) });
      }
    }
  },
});

function calledGlobal(file: FileFacts, id: number): string | undefined {
  const call = file.expressions[id]!;
  const callee = call.kind === 'call' ? file.expressions[call.callee] : undefined;
  return callee?.kind === 'global' ? callee.name : undefined;
}
