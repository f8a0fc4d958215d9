/** A query or a remote call that a loop repeats for each element, at any depth below it. */
import type { FileFacts } from '#model/facts.ts';
import type { Confidence, EvidenceStep, Reach, Severity } from '#model/finding.ts';
import { defineRule } from '#model/rule.ts';
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { isWholeUseCase } from '#query/is-whole-use-case.ts';
import { expressionName } from '#query/expression-name.ts';
import { otherRole } from '#query/other-role.ts';
import { pluralSibling } from '#query/plural-sibling.ts';
import { listOf, repeatedEffects, type RepeatedEffect } from '#query/repeated-effects.ts';
import { calleeOf } from '#system/call-meanings.ts';

// Work that is done once or by hand: nobody waits for it.
const UNATTENDED: ReadonlySet<Reach> = new Set(['startup', 'script', 'migration', 'test']);

export default defineRule({
  id: 'data/no-n-plus-one',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'A query or remote call must not run once for each element of a list.',
  why: 'Each run is a round trip of its own: the time grows with the list, and a list of a thousand rows holds a connection for a thousand queries.',
  fix: 'Ask once for all elements (`in`, a join, `createMany`, `updateMany`), or load through a batching loader.',
  silentWhen: [
    'the loop walks batches, pages, levels of a tree, a literal list or an enum',
    'the loop retries, probes for a free value or stops at the first hit',
    'the library sends the calls together: loaders, one transaction list, batched lookups in one tick',
    'rows are deleted one by one through their instances, so that hooks run',
    'only tests, migrations, seeds and scripts reach it',
  ],
  judges: 'queries and remote calls in loops, at any depth below the call that stands in the loop',
  related: ['errors/no-floating-promise', 'architecture/layering'],
  messages: {
    direct: 'This {effect} once for each {element}.',
    through: '{callee}() {effect}, and is called once for each {element}.',
    sibling: '{callee}() {effect}, and is called once for each {element}; {sibling}() beside it takes them all at once.',
    field: 'The field {field} {effect} once for each parent that a query returns.',
    again: '{callee}() {effect} again for each {element}, though nothing it is given changes: do it once before the loop.',
  },

  check(file, system, report) {
    if (!system.isBackend(file) || system.roleOf(file) !== 'source') return report.silent?.(otherRole(system, file));
    const spanOf = (call: CallSite) => system.program.spanOf(file, system.program.expression(file, call.expression));

    const reported = new Set<CallSite>();
    for (const kind of ['query', 'remoteCall'] as const) {
      for (const repeated of repeatedEffects(system, file, kind, report.silent)) {
        // A call that both queries and asks another service is one problem.
        if (kind === 'remoteCall' && reported.has(repeated.call)) continue;
        reported.add(repeated.call);
        if (deletesInstance(repeated)) {
          report.silent?.({ at: spanOf(repeated.call), fact: 'yes', because: 'rows are deleted one by one through their instances, so that the hooks of each run' });
          continue;
        }

        const { iteration, call, way } = repeated;
        const contexts = system.contextsOf(call.caller);
        const target = call.targets[0];
        const plural = target && pluralSibling(system, target);
        const isPlural = plural !== undefined && standsIn(call.caller, plural);
        // The function for many hands what it loaded for all to the function for one, which then asks only for what is missing.
        if (isPlural && repeated.conditions > 0 && way.effect.query?.operation === 'read') {
          report.silent?.({ at: spanOf(call), fact: 'yes', because: `this is \`${plural}()\`, which hands over what it loaded for all: only what is missing is asked for` });
          continue;
        }
        const sibling = isPlural ? undefined : plural;
        const severity = severityOf(system, repeated, contexts, sibling);
        report({
          at: spanOf(call),
          message: iteration.kind === 'field' ? 'field' : !repeated.depends ? 'again' : way.calls.length === 0 ? 'direct' : sibling === undefined ? 'through' : 'sibling',
          data: { effect: way.effect.description, element: elementName(repeated), callee: calleeName(system, repeated), sibling: sibling ?? '', field: iteration.fn.fact.name },
          evidence: evidenceOf(system, repeated),
          confidence: confidenceOf(repeated, contexts),
          ...(severity ? { severity } : {}),
          fn: call.caller,
        });
      }
    }
  },
});

/** Is the function, or one that it is written in, called so? */
function standsIn({ file, id }: Fn, name: string): boolean {
  for (let at = id; at > 0; at = file.functions[at]?.parent ?? -1) if (file.functions[at]?.name === name) return true;
  return false;
}

/** `order.destroy()` runs the hooks of each row, which a bulk delete skips: one by one is how it is done. */
function deletesInstance({ way, call }: RepeatedEffect): boolean {
  return way.calls.length === 0 && way.effect.query?.operation === 'delete' && !way.effect.query.many && call.event.kind === 'call' && way.effect.query.filter === undefined;
}

/** Another service often takes one thing at a time, and nothing here can change that: unless a function for many stands beside it, it is worth saying and no more. */
function severityOf(system: System, { way, call }: RepeatedEffect, contexts: readonly Reach[], sibling: string | undefined): Severity | undefined {
  // A whole use case for each element, of which the query is one step among many, has no batch form.
  if (sibling === undefined && call.targets.some((target) => isWholeUseCase(system, target))) return 'info';
  return (contexts.includes('startup') && contexts.every((context) => UNATTENDED.has(context))) || (way.effect.kind === 'remoteCall' && sibling === undefined) ? 'info' : undefined;
}

function confidenceOf({ conditions, way, depends }: RepeatedEffect, contexts: readonly Reach[]): Confidence {
  if (conditions > 2) return 'low';
  return conditions > 0 || way.calls.length > 2 || !depends || contexts.length === 0 || way.effect.kind === 'remoteCall' ? 'medium' : 'high';
}

function calleeName(system: System, { call }: RepeatedEffect): string {
  const name = expressionName(call.caller.file, calleeOf(system.program, call));
  return name?.split('.').slice(-2).join('.') ?? call.targets[0]?.fact.name ?? 'This call';
}

function elementName({ iteration }: RepeatedEffect): string {
  const list = listOf(iteration);
  const name = list < 0 ? undefined : expressionName(iteration.file, list);
  return name === undefined ? 'run of the loop' : `element of ${name}`;
}

/** The loop, every call on the way, the effect. */
function evidenceOf(system: System, repeated: RepeatedEffect): readonly EvidenceStep[] {
  const { iteration, way } = repeated;
  const { program } = system;
  const loop = iteration.kind === 'field' ? 'this field is resolved once for each parent' : `the loop, once for each ${elementName(repeated)}`;
  const calls = way.calls.map((call, at) => {
    const next = way.calls[at + 1]?.caller ?? way.effect.fn;
    return { span: spanOf(call.caller.file, call.expression), message: `calls ${next.fact.name || 'this callback'}` };
  });
  return [{ span: iteration.span, message: loop }, ...calls, { span: way.effect.span, message: way.effect.description }];

  function spanOf(at: FileFacts, expression: number) {
    return program.spanOf(at, program.expression(at, expression));
  }
}
