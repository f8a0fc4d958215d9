/** Type parameters as names of the scope they open. */
import type { ts } from '@ts-morph/common';
import type { BindingId } from '#model/facts.ts';
import { walkType } from './dispatch.ts';
import type { Draft } from './draft.ts';
import { declareName } from './scope.ts';

/** Declares type parameters in the current scope; a constraint is the name's declared type. */
export function declareTypeParameters(draft: Draft, nodes: readonly ts.TypeParameterDeclaration[]): readonly BindingId[] {
  const bindings = nodes.map((node) => declareName(draft, node.name.text, 'typeParameter', node.name));
  nodes.forEach((node, index) => {
    if (node.constraint !== undefined) draft.bindings[bindings[index]!]!.type = walkType(draft, node.constraint);
    if (node.default !== undefined) walkType(draft, node.default);
  });
  return bindings;
}
