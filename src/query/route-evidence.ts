/** The steps that prove what covers a route: its way in, and what its siblings have. */
import type { EvidenceStep } from '#model/finding.ts';
import type { EntryPoint, Protection } from '#model/system.ts';

/** Everything that runs before the handler, outermost first. */
export function chainEvidence(entry: EntryPoint): readonly EvidenceStep[] {
  return entry.chain.map((step) => ({ span: step.span, message: `\`${step.name}\` runs before it (${step.attached}): ${step.behaviour.why}` }));
}

/** Up to three siblings, each with what protects it. */
export function siblingEvidence(siblings: readonly EntryPoint[], by: (sibling: EntryPoint) => Protection<string>['by'][number] | undefined): readonly EvidenceStep[] {
  return siblings.slice(0, 3).map((sibling) => {
    const guard = by(sibling);
    return { span: sibling.span, message: `${sibling.name} is protected by \`${guard?.name ?? 'a guard'}\`` };
  });
}
