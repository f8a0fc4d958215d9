/** Binary, logical, conditional and unary operators. */
import { ts } from '@ts-morph/common';
import type { ExpressionId, Fate } from '#model/facts.ts';
import { walkAssignment } from './assignments.ts';
import { walkArm } from './contexts.ts';
import { walkExpression, type Walkers } from './dispatch.ts';
import { addExpression, startOf, type Draft } from './draft.ts';
import { nameExpression } from './atoms.ts';
import { lookUp } from './scope.ts';

const {
  Identifier, BinaryExpression, CommaToken, AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, FirstAssignment, LastAssignment,
  NumericLiteral, MinusToken, PlusPlusToken, MinusMinusToken, ExclamationToken,
} = ts.SyntaxKind;
const Kind = ts.SyntaxKind;

const OPERATOR_TEXT: string[] = [];

/** An operator as written. */
function textOf(operator: ts.SyntaxKind): string {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- filled on demand
  return (OPERATOR_TEXT[operator] ??= ts.tokenToString(operator) ?? '');
}

function walkBinary(draft: Draft, node: ts.BinaryExpression, fate: Fate): ExpressionId {
  const operator = node.operatorToken.kind;
  if (operator >= FirstAssignment && operator <= LastAssignment) return walkAssignment(draft, node, textOf(operator));
  if (operator === AmpersandAmpersandToken || operator === BarBarToken || operator === QuestionQuestionToken) return walkLogical(draft, node, fate);
  if (operator === CommaToken) return walkSequence(draft, node, fate);

  // Long sums are chains to the left, deeper than the stack: climb down first, then add up.
  const chain: ts.BinaryExpression[] = [node];
  let left = node.left;
  while (left.kind === BinaryExpression && isPlain((left as ts.BinaryExpression).operatorToken.kind)) {
    chain.push(left as ts.BinaryExpression);
    left = (left as ts.BinaryExpression).left;
  }
  let value = walkExpression(draft, left, 'operand');
  const start = startOf(draft, node);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i]!;
    const right = walkExpression(draft, link.right, 'operand');
    value = addExpression(draft, { kind: 'binary', start, end: link.end, operator: textOf(link.operatorToken.kind), left: value, right });
  }
  return value;
}

function isPlain(operator: ts.SyntaxKind): boolean {
  return !(operator >= FirstAssignment && operator <= LastAssignment) && operator !== AmpersandAmpersandToken && operator !== BarBarToken && operator !== QuestionQuestionToken && operator !== CommaToken;
}

function walkLogical(draft: Draft, node: ts.BinaryExpression, fate: Fate): ExpressionId {
  const operator = textOf(node.operatorToken.kind) as '&&' | '||' | '??';
  // The left side of `||` and `??` may be the result, that of `&&` is only asked.
  const left = walkExpression(draft, node.left, operator === '&&' || fate === 'dropped' ? 'tested' : fate);
  const right = walkArm(draft, node.right, fate, { syntax: operator, test: left, when: operator === '&&' });
  return addExpression(draft, { kind: 'logical', start: startOf(draft, node), end: node.end, operator, left, right });
}

function walkSequence(draft: Draft, node: ts.BinaryExpression, fate: Fate): ExpressionId {
  const nodes: ts.Expression[] = [node.right];
  let left = node.left;
  while (left.kind === BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === CommaToken) {
    nodes.push((left as ts.BinaryExpression).right);
    left = (left as ts.BinaryExpression).left;
  }
  nodes.push(left);
  const items: ExpressionId[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) items.push(walkExpression(draft, nodes[i]!, i === 0 ? fate : 'dropped'));
  return addExpression(draft, { kind: 'sequence', start: startOf(draft, node), end: node.end, items });
}

function walkConditional(draft: Draft, node: ts.ConditionalExpression, fate: Fate): ExpressionId {
  const test = walkExpression(draft, node.condition, 'tested');
  const whenTrue = walkArm(draft, node.whenTrue, fate, { syntax: '?:', test, when: true });
  const whenFalse = walkArm(draft, node.whenFalse, fate, { syntax: '?:', test, when: false });
  return addExpression(draft, { kind: 'conditional', start: startOf(draft, node), end: node.end, test, whenTrue, whenFalse });
}

function walkUnary(draft: Draft, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): ExpressionId {
  const { operator, operand } = node;
  const start = startOf(draft, node);
  if (operator === MinusToken && operand.kind === NumericLiteral) {
    return addExpression(draft, { kind: 'literal', start, end: node.end, value: -Number((operand as ts.NumericLiteral).text), type: 'number' });
  }
  const value = operator === PlusPlusToken || operator === MinusMinusToken ? walkStepped(draft, operand) : walkExpression(draft, operand, operator === ExclamationToken ? 'tested' : 'operand');
  return addExpression(draft, { kind: 'unary', start, end: node.end, operator: textOf(operator), operand: value });
}

// `count++` reads and writes.
function walkStepped(draft: Draft, operand: ts.Expression): ExpressionId {
  if (operand.kind !== Identifier) return walkExpression(draft, operand, 'operand');
  const binding = lookUp(draft, (operand as ts.Identifier).text);
  if (binding !== -1) {
    draft.bindings[binding]!.reads++;
    draft.bindings[binding]!.writes++;
  }
  return nameExpression(draft, operand as ts.Identifier, binding);
}

function walkTypeof(draft: Draft, node: ts.TypeOfExpression): ExpressionId {
  return walkKeyword(draft, node, 'typeof', 'operand');
}

function walkDelete(draft: Draft, node: ts.DeleteExpression): ExpressionId {
  return walkKeyword(draft, node, 'delete', 'operand');
}

function walkVoid(draft: Draft, node: ts.VoidExpression): ExpressionId {
  return walkKeyword(draft, node, 'void', 'voided');
}

function walkKeyword(draft: Draft, node: ts.TypeOfExpression | ts.DeleteExpression | ts.VoidExpression, operator: string, fate: Fate): ExpressionId {
  const operand = walkExpression(draft, node.expression, fate);
  return addExpression(draft, { kind: 'unary', start: startOf(draft, node), end: node.end, operator, operand });
}

export const operators: Partial<Walkers> = {
  expressions: [
    [BinaryExpression, walkBinary],
    [Kind.ConditionalExpression, walkConditional],
    [Kind.PrefixUnaryExpression, walkUnary],
    [Kind.PostfixUnaryExpression, walkUnary],
    [Kind.TypeOfExpression, walkTypeof],
    [Kind.DeleteExpression, walkDelete],
    [Kind.VoidExpression, walkVoid],
  ],
};
