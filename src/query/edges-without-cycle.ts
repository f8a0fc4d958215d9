/** Why the imports of a file are not reported as part of a circle. */
import type { FileFacts } from '#model/facts.ts';
import type { Silent } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { importCycles } from '#query/import-cycles.ts';
import { importEdgesOf, type ImportEdge } from '#query/import-edges.ts';

/** One reason for each import that is not the reported edge of a circle. */
export function edgesWithoutCycle(system: System, file: FileFacts, silent: Silent): void {
  for (const edge of importEdgesOf(system, file, silent)) {
    const { cycle, isReported } = cycleOf(system, edge);
    if (isReported) continue;
    const at = system.program.spanOf(file, edge);
    const [cheapest] = cycle ?? [];
    if (cheapest) {
      const place = system.program.spanOf(cheapest.from, cheapest);
      silent({ at, fact: 'yes', because: `the circle that it is part of is reported once, at the edge that is cheapest to cut: ${place.file}:${String(place.line)}`, evidence: [{ span: place, message: `imports ${cheapest.to.path}` }] });
    } else if (leadsBack(system, edge)) {
      silent({ at, fact: 'yes', because: `${edge.to.path} leads back to this file, and the circles that are reported break this one too, or show it once they are cut` });
    } else {
      silent({ at, fact: 'yes', because: `${edge.to.path} does not lead back to this file when it is loaded` });
    }
  }
}

function cycleOf(system: System, { from, to }: ImportEdge): { readonly cycle?: readonly ImportEdge[]; readonly isReported: boolean } {
  const isSame = (other: ImportEdge) => other.from === from && other.to === to;
  const own = importCycles(system).filter(({ edges }) => edges.some(isSame));
  const [first] = own;
  return { ...(first && { cycle: first.edges }), isReported: own.some(({ edges: [cheapest] }) => cheapest !== undefined && isSame(cheapest)) };
}

function leadsBack(system: System, { from, to }: ImportEdge): boolean {
  const seen = new Set<FileFacts>([to]);
  for (const file of seen) {
    if (file === from) return true;
    for (const edge of importEdgesOf(system, file)) if (system.isBackend(edge.to)) seen.add(edge.to);
  }
  return false;
}
