/** Code in one layer that reaches one it must not: by configuration, or against the custom of its own application. */
import { defineRule, type Silent } from '#model/rule.ts';
import { answeringServices, importsAgainstLayers, importsFromAbove } from '#query/layer-crossings.ts';
import { otherRole } from '#query/other-role.ts';
import { queriesInHandlers } from '#query/queries-in-handlers.ts';

export default defineRule({
  id: 'architecture/layering',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  recommended: true,
  summary: 'Code must keep to its layer: handlers answer, services decide, repositories query.',
  why: 'Whoever changes how an entity is stored or checked changes its service, and misses the one place that goes around it.',
  fix: 'Move the code to the layer that does this elsewhere, and call it from here.',
  silentWhen: [
    'the application has no layers: most of its handlers query',
    'nothing but this handler queries the entity',
    'an import is only of types',
    'the configuration draws layers: then only those count',
  ],
  judges: 'queries in route handlers, imports of repositories, services that answer requests, and every import where the configuration draws layers',
  related: ['architecture/no-cycle', 'data/no-n-plus-one'],
  messages: {
    handler: '{handler} ({entry}) {query} itself, while {through} of {all} handlers leave their queries to other files.',
    above: 'A repository uses {file}, which belongs to the {layer} layer above it.',
    answers: '{service}() is a service and answers the request itself: nobody can call it without an HTTP response.',
    configured: 'The layer {from} may not use {to}, to which {file} belongs.',
  },

  check(file, system, report) {
    if (!system.isBackend(file) || system.roleOf(file) !== 'source') return report.silent?.(otherRole(system, file));

    for (const { place, from, to, file: target } of importsAgainstLayers(system, file, report.silent)) {
      report({ at: system.program.spanOf(file, place), message: 'configured', data: { from, to, file: target.path }, confidence: 'high' });
    }
    if (system.configuredLayers.length > 0) return;

    for (const { entry, query, through, all } of queriesInHandlers(system, file, report.silent && here(report.silent))) {
      report({
        at: query.span,
        message: 'handler',
        data: { handler: entry.handlerName === '' ? 'The handler' : entry.handlerName, entry: entry.name, query: query.description, through: String(through), all: String(all) },
        evidence: [{ span: entry.span, message: `the route ${entry.name}` }, { span: query.span, message: query.description }],
        fn: query.fn,
      });
    }
    for (const { place, to, file: target } of importsFromAbove(system, file, report.silent)) {
      report({ at: system.program.spanOf(file, place), message: 'above', data: { file: target.path, layer: to } });
    }
    for (const fn of answeringServices(system, file, report.silent)) {
      const name = { start: fn.fact.nameStart, end: Math.max(fn.fact.nameEnd, fn.fact.nameStart + 1) };
      report({ at: system.program.spanOf(file, name), message: 'answers', data: { service: fn.fact.name }, fn });
    }

    /** Handlers are judged all together, and asked about is this file. */
    function here(silent: Silent): Silent {
      return (silence) => {
        if (silence.at.file === file.path) silent(silence);
      };
    }
  },
});
