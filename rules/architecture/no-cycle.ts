/** Files that load each other in a circle. */
import { defineRule } from '#model/rule.ts';
import { edgesWithoutCycle } from '#query/edges-without-cycle.ts';
import { importCycles } from '#query/import-cycles.ts';

export default defineRule({
  id: 'architecture/no-cycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'Modules must not import each other in a circle.',
  why: 'Which file loads first decides what is undefined: a harmless reordering of imports breaks the start-up, and no part can be tested or moved alone.',
  fix: 'Cut the edge named here: move what both sides need into a file of its own, or hand it over as a parameter.',
  silentWhen: [
    'an edge of the circle exists for types only, marked or not',
    'an edge is a dynamic import, or a require that runs later',
    'entities or schema types name each other in lazy thunks',
  ],
  provenByEvidence: true,
  judges: 'imports that run when the file is loaded',
  related: ['architecture/layering'],
  messages: {
    cycle: 'Import cycle of {count} files: {path}. Cheapest edge to cut: this one.',
  },

  check(file, system, report) {
    if (report.silent) edgesWithoutCycle(system, file, report.silent);
    for (const { edges } of importCycles(system)) {
      const [first] = edges;
      if (first?.from !== file) continue;
      const names = [...edges.map((edge) => baseName(edge.from.path)), baseName(file.path)];
      report({
        at: system.program.spanOf(file, first),
        message: 'cycle',
        data: { count: String(edges.length), path: names.length > 7 ? [...names.slice(0, 4), '…', ...names.slice(-2)].join(' → ') : names.join(' → ') },
        evidence: edges.map((edge) => ({ span: system.program.spanOf(edge.from, edge), message: `imports ${edge.to.path}` })),
        anchor: edges.map((edge) => edge.from.path).join(' '),
      });
    }
  },
});

function baseName(path: string): string {
  const parts = path.split('/');
  const name = parts[parts.length - 1]!;
  return /^index\.\w+$/.test(name) ? `${parts[parts.length - 2] ?? ''}/${name}` : name;
}
