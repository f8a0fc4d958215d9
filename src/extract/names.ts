/** Names of functions, classes and properties as written. */
import { ts } from '@ts-morph/common';
import { startOf, type Draft } from './draft.ts';
import { intern } from './intern.ts';

const {
  FunctionExpression, ArrowFunction, ClassExpression, ParenthesizedExpression, AsExpression, SatisfiesExpression, NonNullExpression, TypeAssertionExpression,
  ComputedPropertyName, StringLiteral, NoSubstitutionTemplateLiteral, NumericLiteral,
} = ts.SyntaxKind;

/** Lets an anonymous function or class be known by what it is assigned to. */
export function hintName(draft: Draft, value: ts.Node, name: string, at: ts.Node): void {
  const { kind } = withoutWrapping(value);
  if (kind !== ArrowFunction && kind !== FunctionExpression && kind !== ClassExpression) return;
  draft.hint = name;
  draft.hintStart = startOf(draft, at);
  draft.hintEnd = at.end;
}

/** The hint, which counts for one function or class only. */
export function takeHint(draft: Draft): string {
  const { hint } = draft;
  draft.hint = '';
  return hint;
}

/** A property's name; undefined if it is computed. */
export function staticName(name: ts.PropertyName): string | undefined {
  if (name.kind !== ComputedPropertyName) return intern(name.text);
  const { expression } = name;
  const isLiteral = expression.kind === StringLiteral || expression.kind === NoSubstitutionTemplateLiteral || expression.kind === NumericLiteral;
  return isLiteral ? intern((expression as ts.LiteralExpression).text) : undefined;
}

/** A member's name for people and for look-ups; a computed one keeps its brackets. */
export function memberName(draft: Draft, name: ts.PropertyName): string {
  return staticName(name) ?? intern(draft.text.slice(startOf(draft, name), name.end));
}

/** The node inside parentheses, casts and non-null marks. */
export function withoutWrapping(node: ts.Node): ts.Node {
  let inner = node;
  while (inner.kind === ParenthesizedExpression || inner.kind === AsExpression || inner.kind === SatisfiesExpression || inner.kind === NonNullExpression || inner.kind === TypeAssertionExpression) {
    inner = (inner as ts.ParenthesizedExpression).expression;
  }
  return inner;
}
