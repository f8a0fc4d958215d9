/** Type annotations: they are evidence of what a value is. */
import { ts } from '@ts-morph/common';
import type { ExpressionId, TypeId, TypeMemberFact } from '#model/facts.ts';
import { walkEntityName } from './atoms.ts';
import { walkType, type Walkers } from './dispatch.ts';
import { addExpression, addType, startOf, type Draft } from './draft.ts';
import { intern, internLiteral } from './intern.ts';
import { memberName } from './names.ts';
import { declareName, enterScope, leaveScope, lookUp } from './scope.ts';
import { declareTypeParameters } from './type-parameters.ts';

const Kind = ts.SyntaxKind;
const { Identifier, QualifiedName, PropertySignature, MethodSignature, NumericLiteral, StringLiteral, PrefixUnaryExpression, PropertyAccessExpression } = ts.SyntaxKind;

function walkReference(draft: Draft, node: ts.TypeReferenceNode): TypeId {
  return nameType(draft, node.typeName, node.typeArguments);
}

/** `Name<Args>` in an `extends` or `implements` clause. */
export function walkHeritage(draft: Draft, node: ts.ExpressionWithTypeArguments): TypeId {
  return nameType(draft, node.expression as ts.EntityName | ts.PropertyAccessExpression, node.typeArguments);
}

function nameType(draft: Draft, node: ts.EntityName | ts.PropertyAccessExpression, typeArguments: readonly ts.TypeNode[] | undefined): TypeId {
  const head = headOf(node);
  const binding = head === undefined ? -1 : lookUp(draft, head.text);
  if (binding !== -1) draft.bindings[binding]!.typeReads++;
  const args = typesOf(draft, typeArguments);
  return addType(draft, { kind: 'name', binding, name: intern(dottedName(node)), args });
}

/** The first name of a dotted one; undefined where it is no name at all. */
export function headOf(node: ts.Node): ts.Identifier | undefined {
  let head: ts.Node = node;
  while (head.kind === QualifiedName || head.kind === PropertyAccessExpression) head = head.kind === QualifiedName ? (head as ts.QualifiedName).left : (head as ts.PropertyAccessExpression).expression;
  return head.kind === Identifier ? (head as ts.Identifier) : undefined;
}

function dottedName(node: ts.Node): string {
  if (node.kind === QualifiedName) return `${dottedName((node as ts.QualifiedName).left)}.${(node as ts.QualifiedName).right.text}`;
  if (node.kind === PropertyAccessExpression) return `${dottedName((node as ts.PropertyAccessExpression).expression)}.${(node as ts.PropertyAccessExpression).name.text}`;
  return node.kind === Identifier ? (node as ts.Identifier).text : '';
}

function typesOf(draft: Draft, nodes: readonly ts.TypeNode[] | undefined): readonly TypeId[] {
  return nodes === undefined || nodes.length === 0 ? NONE : nodes.map((node) => walkType(draft, node));
}

const NONE: readonly never[] = [];

function walkArrayType(draft: Draft, node: ts.ArrayTypeNode): TypeId {
  return addType(draft, { kind: 'array', element: walkType(draft, node.elementType) });
}

function walkTuple(draft: Draft, node: ts.TupleTypeNode): TypeId {
  return addType(draft, { kind: 'tuple', elements: typesOf(draft, node.elements) });
}

function walkUnion(draft: Draft, node: ts.UnionTypeNode): TypeId {
  return addType(draft, { kind: 'union', types: typesOf(draft, node.types) });
}

function walkIntersection(draft: Draft, node: ts.IntersectionTypeNode): TypeId {
  return addType(draft, { kind: 'intersection', types: typesOf(draft, node.types) });
}

function walkFunctionType(draft: Draft, node: ts.FunctionTypeNode | ts.ConstructorTypeNode | ts.MethodSignature): TypeId {
  const scope = enterScope(draft);
  if (node.typeParameters !== undefined) declareTypeParameters(draft, node.typeParameters);
  const parameters: TypeId[] = [];
  for (const parameter of node.parameters) {
    const type = parameter.type === undefined ? addType(draft, { kind: 'unknown' }) : walkType(draft, parameter.type);
    if (!(parameter.name.kind === Identifier && parameter.name.text === 'this')) parameters.push(type);
  }
  const returns = node.type === undefined ? addType(draft, { kind: 'unknown' }) : walkType(draft, node.type);
  leaveScope(draft, scope);
  return addType(draft, { kind: 'function', parameters, returns });
}

function walkTypeLiteral(draft: Draft, node: ts.TypeLiteralNode): TypeId {
  return addType(draft, { kind: 'object', members: walkTypeMembers(draft, node.members) });
}

/** Properties and methods of an interface or object type; call and index signatures have no name and count only as reads. */
export function walkTypeMembers(draft: Draft, nodes: readonly ts.TypeElement[]): readonly TypeMemberFact[] {
  const members: TypeMemberFact[] = [];
  for (const node of nodes) {
    if (node.kind === PropertySignature) {
      const { type, name, questionToken } = node as ts.PropertySignature;
      members.push({ name: memberName(draft, name), type: type === undefined ? addType(draft, { kind: 'keyword', name: 'any' }) : walkType(draft, type), optional: questionToken !== undefined });
    } else if (node.kind === MethodSignature) {
      const { name, questionToken } = node as ts.MethodSignature;
      members.push({ name: memberName(draft, name), type: walkFunctionType(draft, node as ts.MethodSignature), optional: questionToken !== undefined });
    } else {
      walkTypesInside(draft, node);
    }
  }
  return members;
}

function walkLiteralType(draft: Draft, node: ts.LiteralTypeNode): TypeId {
  const { literal } = node;
  switch (literal.kind) {
    case StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral: return addType(draft, { kind: 'literal', value: internLiteral(literal.text) });
    case NumericLiteral: return addType(draft, { kind: 'literal', value: Number(literal.text) });
    case Kind.TrueKeyword: return addType(draft, { kind: 'literal', value: true });
    case Kind.FalseKeyword: return addType(draft, { kind: 'literal', value: false });
    case Kind.NullKeyword: return addType(draft, { kind: 'literal', value: null });
    case PrefixUnaryExpression: {
      const { operand } = literal as ts.PrefixUnaryExpression;
      return operand.kind === NumericLiteral ? addType(draft, { kind: 'literal', value: -Number((operand as ts.NumericLiteral).text) }) : addType(draft, { kind: 'unknown' });
    }
    default: return addType(draft, { kind: 'unknown' });
  }
}

function walkTypeQuery(draft: Draft, node: ts.TypeQueryNode): TypeId {
  typesOf(draft, node.typeArguments);
  return addType(draft, { kind: 'typeof', expression: walkQueried(draft, node.exprName) });
}

// `typeof this.x` parses its head as an identifier named `this`.
function walkQueried(draft: Draft, name: ts.EntityName): ExpressionId {
  if (name.kind === Identifier && name.text === 'this' && draft.thisOf !== -1) return addExpression(draft, { kind: 'this', start: startOf(draft, name), end: name.end, fn: draft.thisOf });
  return name.kind === Identifier ? walkEntityName(draft, name) : walkQueriedMember(draft, name);
}

function walkQueriedMember(draft: Draft, name: ts.QualifiedName): ExpressionId {
  const object = walkQueried(draft, name.left);
  return addExpression(draft, { kind: 'member', start: startOf(draft, name), end: name.end, object, name: intern(name.right.text), optional: false });
}

function walkImportType(draft: Draft, node: ts.ImportTypeNode): TypeId {
  const argument = node.argument as ts.LiteralTypeNode;
  const args = typesOf(draft, node.typeArguments);
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- a broken import type has another node there
  if (argument.literal?.kind !== StringLiteral) return addType(draft, { kind: 'unknown' });
  return addType(draft, { kind: 'import', specifier: intern(argument.literal.text), name: node.qualifier === undefined ? '' : intern(dottedName(node.qualifier)), args });
}

function walkIndexed(draft: Draft, node: ts.IndexedAccessTypeNode): TypeId {
  const object = walkType(draft, node.objectType);
  return addType(draft, { kind: 'indexed', object, index: walkType(draft, node.indexType) });
}

function walkWrapped(draft: Draft, node: ts.ParenthesizedTypeNode | ts.OptionalTypeNode | ts.RestTypeNode | ts.NamedTupleMember): TypeId {
  return walkType(draft, node.type);
}

function walkTypeOperator(draft: Draft, node: ts.TypeOperatorNode): TypeId {
  const type = walkType(draft, node.type);
  return node.operator === Kind.ReadonlyKeyword ? type : addType(draft, { kind: 'unknown' });
}

function walkPredicate(draft: Draft, node: ts.TypePredicateNode): TypeId {
  if (node.type !== undefined) walkType(draft, node.type);
  return addType(draft, { kind: 'keyword', name: node.assertsModifier === undefined ? 'boolean' : 'void' });
}

// Conditional, mapped and template types are not computed; the names in them count as read.
function walkComputed(draft: Draft, node: ts.Node): TypeId {
  const scope = enterScope(draft);
  walkTypesInside(draft, node);
  leaveScope(draft, scope);
  return addType(draft, { kind: 'unknown' });
}

function walkTypesInside(draft: Draft, node: ts.Node): void {
  ts.forEachChild(node, (child) => {
    if (child.kind === Kind.TypeParameter) {
      const { name, constraint } = child as ts.TypeParameterDeclaration;
      declareName(draft, name.text, 'typeParameter', name);
      if (constraint !== undefined) walkType(draft, constraint);
    } else if (child.kind === Kind.Parameter || child.kind === Kind.TemplateLiteralTypeSpan) {
      walkTypesInside(draft, child);
    } else if (ts.isTypeNode(child)) {
      walkType(draft, child);
    }
  });
}

// `infer T` names a type in the conditional around it.
function walkInfer(draft: Draft, node: ts.InferTypeNode): TypeId {
  declareTypeParameters(draft, [node.typeParameter]);
  return addType(draft, { kind: 'unknown' });
}

function walkKeywordType(draft: Draft, node: ts.Node): TypeId {
  return addType(draft, { kind: 'keyword', name: node.kind === Kind.ThisType ? 'this' : ts.tokenToString(node.kind) ?? '' });
}

const KEYWORDS = [
  Kind.AnyKeyword, Kind.BigIntKeyword, Kind.BooleanKeyword, Kind.IntrinsicKeyword, Kind.NeverKeyword, Kind.NumberKeyword, Kind.ObjectKeyword,
  Kind.StringKeyword, Kind.SymbolKeyword, Kind.UndefinedKeyword, Kind.UnknownKeyword, Kind.VoidKeyword, Kind.ThisType,
];

export const types: Partial<Walkers> = {
  types: [
    [Kind.TypeReference, walkReference],
    [Kind.ExpressionWithTypeArguments, walkHeritage],
    [Kind.ArrayType, walkArrayType],
    [Kind.TupleType, walkTuple],
    [Kind.UnionType, walkUnion],
    [Kind.IntersectionType, walkIntersection],
    [Kind.FunctionType, walkFunctionType],
    [Kind.ConstructorType, walkFunctionType],
    [Kind.TypeLiteral, walkTypeLiteral],
    [Kind.LiteralType, walkLiteralType],
    [Kind.TypeQuery, walkTypeQuery],
    [Kind.ImportType, walkImportType],
    [Kind.IndexedAccessType, walkIndexed],
    [Kind.ParenthesizedType, walkWrapped],
    [Kind.OptionalType, walkWrapped],
    [Kind.RestType, walkWrapped],
    [Kind.NamedTupleMember, walkWrapped],
    [Kind.TypeOperator, walkTypeOperator],
    [Kind.TypePredicate, walkPredicate],
    [Kind.ConditionalType, walkComputed],
    [Kind.MappedType, walkComputed],
    [Kind.TemplateLiteralType, walkComputed],
    [Kind.InferType, walkInfer],
    ...KEYWORDS.map((kind) => [kind, walkKeywordType] as const),
  ],
};
