/** Object and array literals, and JSX, which is looked through only for the code inside it. */
import { ts } from '@ts-morph/common';
import type { ExpressionId, PropertyFact } from '#model/facts.ts';
import { walkExpression, type Walkers } from './dispatch.ts';
import { addExpression, startOf, type Draft } from './draft.ts';
import { walkFunction } from './functions.ts';
import { hintName, staticName } from './names.ts';

const Kind = ts.SyntaxKind;
const { PropertyAssignment, ShorthandPropertyAssignment, SpreadAssignment, MethodDeclaration, GetAccessor, ComputedPropertyName } = ts.SyntaxKind;

function walkObject(draft: Draft, node: ts.ObjectLiteralExpression): ExpressionId {
  const properties: PropertyFact[] = [];
  for (const property of node.properties) properties.push(walkProperty(draft, property));
  return addExpression(draft, { kind: 'object', start: startOf(draft, node), end: node.end, properties });
}

function walkProperty(draft: Draft, node: ts.ObjectLiteralElementLike): PropertyFact {
  const start = startOf(draft, node);
  const { end } = node;
  if (node.kind === SpreadAssignment) return { start, end, kind: 'spread', value: walkExpression(draft, node.expression, 'spread') };

  const name = staticName(node.name);
  const key = name === undefined && node.name.kind === ComputedPropertyName ? walkExpression(draft, node.name.expression, 'operand') : undefined;
  const value = walkPropertyValue(draft, node, name ?? '');
  if (name === undefined) return key === undefined ? { start, end, kind: 'computed', value } : { start, end, kind: 'computed', value, key };
  return { start, end, name, kind: kindOf(node), value };
}

function walkPropertyValue(draft: Draft, node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, name: string): ExpressionId {
  if (node.kind === PropertyAssignment) {
    hintName(draft, node.initializer, name, node.name);
    return walkExpression(draft, node.initializer, 'element');
  }
  if (node.kind === ShorthandPropertyAssignment) return walkExpression(draft, node.name, 'element');
  const fn = walkFunction(draft, node, { kind: node.kind === MethodDeclaration ? 'method' : node.kind === GetAccessor ? 'getter' : 'setter', cls: -1, name });
  return addExpression(draft, { kind: 'function', start: startOf(draft, node), end: node.end, fn });
}

function kindOf(node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): PropertyFact['kind'] {
  if (node.kind === MethodDeclaration) return 'method';
  if (node.kind === PropertyAssignment || node.kind === ShorthandPropertyAssignment) return 'property';
  return node.kind === GetAccessor ? 'getter' : 'setter';
}

function walkArray(draft: Draft, node: ts.ArrayLiteralExpression): ExpressionId {
  const items: ExpressionId[] = [];
  for (const element of node.elements) items.push(walkExpression(draft, element, 'element'));
  return addExpression(draft, { kind: 'array', start: startOf(draft, node), end: node.end, items });
}

function walkJsx(draft: Draft, node: ts.Node): ExpressionId {
  draft.jsx = true;
  walkInsideJsx(draft, node);
  return addExpression(draft, { kind: 'unknown', start: startOf(draft, node), end: node.end, reason: 'jsx' });
}

// Elements, attributes and containers hold expressions at many depths; each is walked where it turns up.
function walkInsideJsx(draft: Draft, node: ts.Node): void {
  ts.forEachChild(node, (child) => {
    switch (child.kind) {
      case Kind.JsxExpression: {
        const { expression } = child as ts.JsxExpression;
        if (expression !== undefined) walkExpression(draft, expression, 'element');
        break;
      }
      case Kind.JsxSpreadAttribute: walkExpression(draft, (child as ts.JsxSpreadAttribute).expression, 'spread'); break;
      case Kind.JsxOpeningElement:
      case Kind.JsxSelfClosingElement:
        walkTagName(draft, (child as ts.JsxOpeningLikeElement).tagName);
        walkInsideJsx(draft, (child as ts.JsxOpeningLikeElement).attributes);
        break;
      case Kind.JsxElement:
      case Kind.JsxFragment:
      case Kind.JsxAttributes:
      case Kind.JsxAttribute: walkInsideJsx(draft, child); break;
    }
  });
}

function walkSelfClosing(draft: Draft, node: ts.JsxSelfClosingElement): ExpressionId {
  draft.jsx = true;
  walkTagName(draft, node.tagName);
  walkInsideJsx(draft, node.attributes);
  return addExpression(draft, { kind: 'unknown', start: startOf(draft, node), end: node.end, reason: 'jsx' });
}

// Lower-case tags are HTML, not names.
function walkTagName(draft: Draft, name: ts.JsxTagNameExpression): void {
  if (name.kind === Kind.Identifier ? /^[^a-z]/.test(name.text) : name.kind === Kind.PropertyAccessExpression) walkExpression(draft, name, 'operand');
}

export const literals: Partial<Walkers> = {
  expressions: [
    [Kind.ObjectLiteralExpression, walkObject],
    [Kind.ArrayLiteralExpression, walkArray],
    [Kind.JsxElement, walkJsx],
    [Kind.JsxFragment, walkJsx],
    [Kind.JsxSelfClosingElement, walkSelfClosing],
  ],
};
