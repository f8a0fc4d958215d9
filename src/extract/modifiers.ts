/** Keywords and decorators before a declaration. */
import type { ts } from '@ts-morph/common';

const NONE: readonly never[] = [];

export function modifiersOf(node: ts.Node): readonly ts.ModifierLike[] {
  return (node as { readonly modifiers?: readonly ts.ModifierLike[] }).modifiers ?? NONE;
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const modifiers = modifiersOf(node);
  for (let i = 0; i < modifiers.length; i++) if (modifiers[i]!.kind === kind) return true;
  return false;
}
