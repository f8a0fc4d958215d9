/** An async handler whose rejection the framework does not catch. */
import { defineRule, type Silence } from '#model/rule.ts';
import type { EntryPoint, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { exposedAwait, whyNothingEscapes } from '#query/exposed-await.ts';
import { isWrappedForFramework } from '#query/is-wrapped-for-framework.ts';
import { middlewaresAttachedIn } from '#query/middlewares-attached-in.ts';

export default defineRule({
  id: 'errors/async-handler',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  recommended: true,
  summary: 'In a framework that does not catch rejections, an async handler must forward its errors.',
  why: 'The rejection is unhandled: the request hangs until it times out, and Node may end the process.',
  fix: 'Wrap the handler so that a rejection reaches `next`, as its siblings do, or catch inside it and call `next(error)`.',
  silentWhen: [
    'the framework forwards rejections itself, or a package makes it do so',
    'the handler is wrapped by something that catches',
    'everything that can fail stands in a try whose catch forwards or answers',
    'nothing in the handler is awaited',
  ],
  judges: 'the handler of a route, and middleware where it is attached',
  related: ['errors/no-floating-promise', 'errors/no-swallowed-error'],
  messages: {
    middleware: 'The async middleware `{handler}` can reject, and nothing forwards the error to {framework}.',
    unforwarded: '{route}: the async handler `{handler}` can reject, and nothing forwards the error to {framework}.',
  },

  check(file, system, report) {
    const framework = system.frameworkOf(file);
    if (framework?.forwardsRejections !== 'no') {
      if (framework) for (const entry of system.entryPointsIn(file)) report.silent?.({ at: entry.span, ...whyForwarded(framework) });
      else report.silent?.({ at: system.program.spanOf(file, file.functions[0]!), fact: 'unknown', because: 'the manifest names no HTTP framework of which lintel knows what becomes of rejections' });
      return;
    }
    for (const entry of system.entryPointsIn(file)) {
      const handler = registeredHandler(entry, framework.name);
      const exposed = handler && !isWrappedForFramework(system, handler) ? exposedAwait(system, handler) : undefined;
      if (!handler || !exposed) {
        report.silent?.({ at: entry.span, fact: 'yes', because: handler ? `${entry.handlers.length > 1 ? 'what wraps the handler takes its errors: ' : ''}${whyCaught(system, handler)}` : `it is not ${framework.name} that calls the handler` });
        continue;
      }
      report({
        at: entry.span,
        message: 'unforwarded',
        data: { route: entry.name, handler: entry.handlerName || 'anonymous', framework: framework.name },
        evidence: [
          { span: system.program.spanOf(handler.file, { start: handler.fact.nameStart, end: Math.max(handler.fact.nameEnd, handler.fact.nameStart + 1) }), message: 'the handler returns a promise, and nothing catches for it' },
          { span: system.program.spanOf(handler.file, exposed), message: 'may reject here' },
        ],
        entryPoints: [entry.name],
        context: ['request'],
        anchor: entry.name,
      });
    }
    for (const { span, fn } of middlewaresAttachedIn(file, system, framework.name)) {
      const exposed = isWrappedForFramework(system, fn) ? undefined : exposedAwait(system, fn);
      if (!exposed) {
        report.silent?.({ at: span, fact: 'yes', because: whyCaught(system, fn) });
        continue;
      }
      report({
        at: span,
        message: 'middleware',
        data: { handler: fn.fact.name || 'anonymous', framework: framework.name },
        evidence: [{ span: system.program.spanOf(fn.file, exposed), message: 'may reject here' }],
        context: ['request'],
      });
    }
  },
});

/** The function that the framework itself calls; a wrapper comes first in the list. */
function registeredHandler(entry: EntryPoint, framework: string): Fn | undefined {
  const [registered] = entry.handlers;
  return entry.kind === 'http' && entry.framework === framework ? registered : undefined;
}

function whyForwarded(framework: NonNullable<ReturnType<System['frameworkOf']>>): Pick<Silence, 'fact' | 'because'> {
  const version = framework.major === undefined ? '' : ` ${String(framework.major)}`;
  return framework.forwardsRejections === 'yes'
    ? { fact: 'yes', because: `${framework.name}${version} forwards rejections itself, or a package makes it do so` }
    : { fact: 'unknown', because: `whether ${framework.name}${version} forwards rejections could not be told from the manifest` };
}

function whyCaught(system: System, handler: Fn): string {
  return isWrappedForFramework(system, handler) ? 'the handler is wrapped by something that forwards rejections' : whyNothingEscapes(system, handler);
}
