/** Destructuring declarations, spelled out as member, element and rest expressions. */
import { ts } from '@ts-morph/common';
import type { ExpressionId } from '#model/facts.ts';
import { walkArm } from './contexts.ts';
import { walkExpression } from './dispatch.ts';
import { addExpression, startOf, type Draft } from './draft.ts';
import { staticName } from './names.ts';
import { lookUp } from './scope.ts';

const { Identifier, OmittedExpression, ObjectBindingPattern, ComputedPropertyName } = ts.SyntaxKind;

/** Gives each name of a declaration its part of the value; the names are declared already. */
export function bindPattern(draft: Draft, name: ts.BindingName, value: ExpressionId): void {
  if (name.kind === Identifier) {
    const binding = draft.bindings[lookUp(draft, name.text)];
    if (binding === undefined) return;
    // A second `var` of the same name, or one named like a parameter, writes again.
    if (binding.values.length > 0) binding.writes++;
    binding.values.push(value);
  } else if (name.kind === ObjectBindingPattern) {
    bindMembers(draft, name, value);
  } else {
    bindElements(draft, name, value);
  }
}

/** Names that an object pattern takes directly from its value. */
export function membersTaken(name: ts.BindingName): readonly string[] {
  if (name.kind !== ObjectBindingPattern) return [];
  const taken: string[] = [];
  for (const element of name.elements) {
    const member = element.dotDotDotToken === undefined ? memberOf(element) : undefined;
    if (member !== undefined) taken.push(member);
  }
  return taken;
}

/** The value, or the default where there is none. */
export function withDefault(draft: Draft, value: ExpressionId, fallback: ts.Expression): ExpressionId {
  const right = walkArm(draft, fallback, 'stored', { syntax: '??', test: value, when: false });
  return addExpression(draft, { kind: 'logical', start: startOf(draft, fallback), end: fallback.end, operator: '??', left: value, right });
}

export function elementOf(draft: Draft, at: ts.Node, of: ExpressionId, index: number): ExpressionId {
  return addExpression(draft, { kind: 'element', start: startOf(draft, at), end: at.end, of, index, awaited: false });
}

export function restOf(draft: Draft, at: ts.Node, of: ExpressionId, without: readonly string[]): ExpressionId {
  return addExpression(draft, { kind: 'rest', start: startOf(draft, at), end: at.end, of, without });
}

/** The member that a pattern's key names. */
export function keyedMember(draft: Draft, key: ts.PropertyName, object: ExpressionId): ExpressionId {
  const name = staticName(key);
  const start = startOf(draft, key);
  if (name !== undefined) return addExpression(draft, { kind: 'member', start, end: key.end, object, name, optional: false });
  const index = walkExpression(draft, key.kind === ComputedPropertyName ? key.expression : key, 'operand');
  return addExpression(draft, { kind: 'index', start, end: key.end, object, index });
}

function bindMembers(draft: Draft, pattern: ts.ObjectBindingPattern, value: ExpressionId): void {
  for (const element of pattern.elements) {
    const key = element.propertyName ?? (element.name as ts.Identifier);
    const part = element.dotDotDotToken === undefined ? keyedMember(draft, key, value) : restOf(draft, element, value, membersTaken(pattern));
    bindPattern(draft, element.name, element.initializer === undefined ? part : withDefault(draft, part, element.initializer));
  }
}

function bindElements(draft: Draft, pattern: ts.ArrayBindingPattern, value: ExpressionId): void {
  pattern.elements.forEach((element, index) => {
    if (element.kind === OmittedExpression) return;
    const binding = element;
    const part = binding.dotDotDotToken === undefined ? elementOf(draft, binding, value, index) : restOf(draft, binding, value, []);
    bindPattern(draft, binding.name, binding.initializer === undefined ? part : withDefault(draft, part, binding.initializer));
  });
}

function memberOf(element: ts.BindingElement): string | undefined {
  return staticName(element.propertyName ?? (element.name as ts.Identifier));
}
