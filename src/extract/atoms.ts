/** Expressions without parts worth naming: names, literals, templates, `this`, and what looks through its wrapping. */
import { ts } from '@ts-morph/common';
import type { Expression, ExpressionId, Fate } from '#model/facts.ts';
import { walkExpression, walkType, type Walkers } from './dispatch.ts';
import { addEvent, addExpression, startOf, type Draft } from './draft.ts';
import { intern, internLiteral } from './intern.ts';
import { lookUp } from './scope.ts';

const { Identifier, SuperKeyword, TrueKeyword, TypeReference } = ts.SyntaxKind;
const Kind = ts.SyntaxKind;

function walkIdentifier(draft: Draft, node: ts.Identifier): ExpressionId {
  const binding = draft.names.get(node.text);
  if (binding !== undefined) draft.bindings[binding]!.reads++;
  return nameExpression(draft, node, binding ?? -1);
}

/** The expression for a name, without counting a read. */
export function nameExpression(draft: Draft, node: ts.Identifier, binding: number): ExpressionId {
  const start = startOf(draft, node);
  const { end, text } = node;
  if (binding !== -1) return addExpression(draft, { kind: 'reference', start, end, binding });
  if (text === 'undefined') return addExpression(draft, { kind: 'literal', start, end, value: null, type: 'undefined' });
  return addExpression(draft, { kind: 'global', start, end, name: intern(text) });
}

/** Text of a string literal or of a template without placeholders. */
function walkString(draft: Draft, node: ts.StringLiteralLike): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: internLiteral(node.text), type: 'string' });
}

function walkNumber(draft: Draft, node: ts.NumericLiteral): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: Number(node.text), type: 'number' });
}

function walkBigInt(draft: Draft, node: ts.BigIntLiteral): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: intern(node.text), type: 'bigint' });
}

function walkRegExp(draft: Draft, node: ts.RegularExpressionLiteral): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: internLiteral(node.text), type: 'regexp' });
}

function walkBoolean(draft: Draft, node: ts.BooleanLiteral): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: node.kind === TrueKeyword, type: 'boolean' });
}

function walkNull(draft: Draft, node: ts.Node): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: startOf(draft, node), end: node.end, value: null, type: 'null' });
}

function walkOmitted(draft: Draft, node: ts.Node): ExpressionId {
  return addExpression(draft, { kind: 'literal', start: node.pos, end: node.end, value: null, type: 'undefined' });
}

function walkTemplate(draft: Draft, node: ts.TemplateExpression): ExpressionId {
  const { strings, values } = partsOf(draft, node, 'operand');
  return addExpression(draft, { kind: 'template', start: startOf(draft, node), end: node.end, strings, values });
}

function walkTaggedTemplate(draft: Draft, node: ts.TaggedTemplateExpression, fate: Fate): ExpressionId {
  const tag = walkExpression(draft, node.tag, 'callee');
  if (node.typeArguments !== undefined) for (const type of node.typeArguments) walkType(draft, type);
  const { template } = node;
  const { strings, values } = template.kind === Kind.TemplateExpression ? partsOf(draft, template, 'argument') : { strings: [internLiteral(template.text)], values: [] };
  const id = addExpression(draft, { kind: 'template', start: startOf(draft, node), end: node.end, strings, values, tag });
  addEvent(draft, 'call', id, fate);
  return id;
}

function partsOf(draft: Draft, node: ts.TemplateExpression, fate: Fate): { readonly strings: string[]; readonly values: ExpressionId[] } {
  const strings = [internLiteral(node.head.text)];
  const values: ExpressionId[] = [];
  for (const span of node.templateSpans) {
    values.push(walkExpression(draft, span.expression, fate));
    strings.push(internLiteral(span.literal.text));
  }
  return { strings, values };
}

function walkThis(draft: Draft, node: ts.Node): ExpressionId {
  const start = startOf(draft, node);
  if (draft.thisOf === -1) return addExpression(draft, { kind: 'class', start, end: node.end, cls: draft.cls });
  return addExpression(draft, { kind: 'this', start, end: node.end, fn: draft.thisOf });
}

function walkSuper(draft: Draft, node: ts.Node): ExpressionId {
  const known: Expression = draft.cls === -1 ? { kind: 'unknown', reason: 'super outside a class' } : { kind: 'super', cls: draft.cls };
  return addExpression(draft, { ...known, start: startOf(draft, node), end: node.end });
}

function walkMetaProperty(draft: Draft, node: ts.MetaProperty): ExpressionId {
  const reason = node.keywordToken === Kind.ImportKeyword ? 'import.meta' : 'new.target';
  return addExpression(draft, { kind: 'unknown', start: startOf(draft, node), end: node.end, reason });
}

function walkInner(draft: Draft, node: ts.ParenthesizedExpression | ts.NonNullExpression, fate: Fate): ExpressionId {
  return walkExpression(draft, node.expression, fate);
}

function walkInstantiation(draft: Draft, node: ts.ExpressionWithTypeArguments, fate: Fate): ExpressionId {
  const value = walkExpression(draft, node.expression, fate);
  if (node.typeArguments !== undefined) for (const type of node.typeArguments) walkType(draft, type);
  return value;
}

function walkCast(draft: Draft, node: ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion, fate: Fate): ExpressionId {
  const value = walkExpression(draft, node.expression, fate);
  if (isConst(node.type)) return value;
  return addExpression(draft, { kind: 'cast', start: startOf(draft, node), end: node.end, value, type: walkType(draft, node.type) });
}

function isConst(type: ts.TypeNode): boolean {
  if (type.kind !== TypeReference) return false;
  const { typeName } = type as ts.TypeReferenceNode;
  return typeName.kind === Identifier && typeName.text === 'const';
}

/** Dotted names in types (`typeof a.b`): the head counts as named in a type, not as read. */
export function walkEntityName(draft: Draft, name: ts.EntityName): ExpressionId {
  if (name.kind === Identifier) {
    const binding = lookUp(draft, name.text);
    if (binding !== -1) draft.bindings[binding]!.typeReads++;
    return nameExpression(draft, name, binding);
  }
  const object = walkEntityName(draft, name.left);
  return addExpression(draft, { kind: 'member', start: startOf(draft, name), end: name.end, object, name: intern(name.right.text), optional: false });
}

export const atoms: Partial<Walkers> = {
  expressions: [
    [Identifier, walkIdentifier],
    [Kind.StringLiteral, walkString],
    [Kind.NoSubstitutionTemplateLiteral, walkString],
    [Kind.NumericLiteral, walkNumber],
    [Kind.BigIntLiteral, walkBigInt],
    [Kind.RegularExpressionLiteral, walkRegExp],
    [Kind.TrueKeyword, walkBoolean],
    [Kind.FalseKeyword, walkBoolean],
    [Kind.NullKeyword, walkNull],
    [Kind.OmittedExpression, walkOmitted],
    [Kind.TemplateExpression, walkTemplate],
    [Kind.TaggedTemplateExpression, walkTaggedTemplate],
    [Kind.ThisKeyword, walkThis],
    [SuperKeyword, walkSuper],
    [Kind.MetaProperty, walkMetaProperty],
    [Kind.ParenthesizedExpression, walkInner],
    [Kind.NonNullExpression, walkInner],
    [Kind.PartiallyEmittedExpression, walkInner],
    [Kind.ExpressionWithTypeArguments, walkInstantiation],
    [Kind.AsExpression, walkCast],
    [Kind.SatisfiesExpression, walkCast],
    [Kind.TypeAssertionExpression, walkCast],
  ],
};
