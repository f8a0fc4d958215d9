/** Assignments: to names, to members, and by destructuring. */
import { ts } from '@ts-morph/common';
import type { ExpressionId } from '#model/facts.ts';
import { nameExpression } from './atoms.ts';
import { noteAssignedExport } from './commonjs.ts';
import { walkArm } from './contexts.ts';
import { walkExpression } from './dispatch.ts';
import { addEvent, addExpression, startOf, type Draft } from './draft.ts';
import { hintName, withoutWrapping } from './names.ts';
import { noteMemberAssignment } from './member-assignments.ts';
import { elementOf, keyedMember, restOf, withDefault } from './patterns.ts';
import { lookUp } from './scope.ts';
import { staticName } from './names.ts';

const {
  Identifier, ObjectLiteralExpression, ArrayLiteralExpression, BinaryExpression, EqualsToken, SpreadElement, OmittedExpression, PropertyAccessExpression, ElementAccessExpression, StringLiteral,
  SpreadAssignment, ShorthandPropertyAssignment, PropertyAssignment,
} = ts.SyntaxKind;

export function walkAssignment(draft: Draft, node: ts.BinaryExpression, operator: string): ExpressionId {
  const left = withoutWrapping(node.left);
  const start = startOf(draft, node);
  const { end } = node;

  if (left.kind === ObjectLiteralExpression || left.kind === ArrayLiteralExpression) {
    const value = walkExpression(draft, node.right, 'stored');
    const id = addExpression(draft, { kind: 'assign', start, end, operator, target: -1, value });
    assignTo(draft, left, value);
    addEvent(draft, 'assign', id, 'none');
    return id;
  }

  const target = left.kind === Identifier ? nameExpression(draft, left as ts.Identifier, lookUp(draft, (left as ts.Identifier).text)) : walkExpression(draft, left, 'none');
  const value = walkAssignedValue(draft, node, { left, operator, target });
  const id = addExpression(draft, { kind: 'assign', start, end, operator, target, value });
  addEvent(draft, 'assign', id, 'none');

  if (left.kind === Identifier) noteNameAssignment(draft, { operator, target, value, end });
  else if (isPlainOrLogical(operator)) noteMemberAssignment(draft, { target, value, start, end });
  if (operator === '=') noteAssignedExport(draft, target, value);
  return id;
}

function walkAssignedValue(draft: Draft, node: ts.BinaryExpression, { left, operator, target }: { readonly left: ts.Node; readonly operator: string; readonly target: ExpressionId }): ExpressionId {
  if (!isPlainOrLogical(operator)) return walkExpression(draft, node.right, 'operand');
  if (left.kind === Identifier) hintName(draft, node.right, (left as ts.Identifier).text, left);
  else if (left.kind === PropertyAccessExpression) hintMember(draft, node.right, (left as ts.PropertyAccessExpression).name);
  else if (left.kind === ElementAccessExpression && (left as ts.ElementAccessExpression).argumentExpression.kind === StringLiteral) hintMember(draft, node.right, (left as ts.ElementAccessExpression).argumentExpression as ts.StringLiteral);
  if (operator === '=') return walkExpression(draft, node.right, 'stored');
  const syntax = operator.slice(0, 2) as '&&' | '||' | '??';
  return walkArm(draft, node.right, 'stored', { syntax, test: target, when: syntax === '&&' });
}

// `module.exports = () => …` says nothing that `exports` would add.
function hintMember(draft: Draft, value: ts.Node, name: ts.MemberName | ts.StringLiteral): void {
  if (name.text !== 'exports') hintName(draft, value, name.text, name);
}

function noteNameAssignment(draft: Draft, { operator, target, value, end }: { readonly operator: string; readonly target: ExpressionId; readonly value: ExpressionId; readonly end: number }): void {
  const name = draft.expressions[target]!;
  if (name.kind !== 'reference') return;
  const binding = draft.bindings[name.binding]!;
  binding.writes++;
  if (operator !== '=') binding.reads++;
  // What `sql += part` gives is the sum of both.
  binding.values.push(isPlainOrLogical(operator) ? value : addExpression(draft, { kind: 'binary', start: name.start, end, operator: operator.slice(0, -1), left: target, right: value }));
}

function isPlainOrLogical(operator: string): boolean {
  return operator === '=' || operator === '??=' || operator === '||=' || operator === '&&=';
}

/** Gives each target of a pattern its part of the value. */
export function assignTo(draft: Draft, pattern: ts.Node, value: ExpressionId): void {
  const node = withoutWrapping(pattern);
  switch (node.kind) {
    case Identifier: {
      const binding = lookUp(draft, (node as ts.Identifier).text);
      if (binding === -1) return;
      draft.bindings[binding]!.writes++;
      draft.bindings[binding]!.values.push(value);
      return;
    }
    case BinaryExpression: {
      const { left, operatorToken, right } = node as ts.BinaryExpression;
      if (operatorToken.kind === EqualsToken) assignTo(draft, left, withDefault(draft, value, right));
      return;
    }
    case ArrayLiteralExpression: assignToElements(draft, node as ts.ArrayLiteralExpression, value); return;
    case ObjectLiteralExpression: assignToMembers(draft, node as ts.ObjectLiteralExpression, value); return;
    default: {
      const target = walkExpression(draft, node, 'none');
      noteMemberAssignment(draft, { target, value, start: startOf(draft, node), end: node.end });
    }
  }
}

function assignToElements(draft: Draft, pattern: ts.ArrayLiteralExpression, value: ExpressionId): void {
  pattern.elements.forEach((element, index) => {
    if (element.kind === OmittedExpression) return;
    if (element.kind === SpreadElement) assignTo(draft, (element as ts.SpreadElement).expression, restOf(draft, element, value, []));
    else assignTo(draft, element, elementOf(draft, element, value, index));
  });
}

function assignToMembers(draft: Draft, pattern: ts.ObjectLiteralExpression, value: ExpressionId): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.kind === SpreadAssignment) {
      assignTo(draft, property.expression, restOf(draft, property, value, [...taken]));
    } else if (property.kind === ShorthandPropertyAssignment) {
      taken.push(property.name.text);
      const member = keyedMember(draft, property.name, value);
      assignTo(draft, property.name, property.objectAssignmentInitializer === undefined ? member : withDefault(draft, member, property.objectAssignmentInitializer));
    } else if (property.kind === PropertyAssignment) {
      const name = staticName(property.name);
      if (name !== undefined) taken.push(name);
      assignTo(draft, property.initializer, keyedMember(draft, property.name, value));
    }
  }
}
