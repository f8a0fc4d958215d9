/** Classes: heritage, decorators, members, and the code that runs when one is defined or constructed. */
import { ts } from '@ts-morph/common';
import type { ClassFact, ClassId, ClassMemberFact, EventFact, ExpressionId, FunctionId } from '#model/facts.ts';
import { walkExpression, walkStatements, walkType, type Walkers } from './dispatch.ts';
import { addExpression, startOf, type Draft, type Mutable } from './draft.ts';
import { addFunction, enterFunction, leaveFunction, walkDecorators, walkFunction } from './functions.ts';
import { guardDepth } from './guard-depth.ts';
import { hoistBlock, hoistVars } from './hoist.ts';
import { intern } from './intern.ts';
import { countConstructorMetadata, countMemberMetadata } from './metadata.ts';
import { hasModifier } from './modifiers.ts';
import { hintName, memberName, takeHint } from './names.ts';
import { declareName, enterScope, leaveScope } from './scope.ts';
import { declareTypeParameters } from './type-parameters.ts';
import { walkHeritage } from './types.ts';

const Kind = ts.SyntaxKind;
const {
  ClassExpression, Constructor, PropertyDeclaration, MethodDeclaration, GetAccessor, SetAccessor, ClassStaticBlockDeclaration, StaticKeyword, AbstractKeyword, PrivateKeyword,
  ComputedPropertyName, ExtendsKeyword, PrivateIdentifier,
} = ts.SyntaxKind;
const NONE: readonly never[] = [];

/** A class on its way: what its members add to while they are walked. */
interface ClassInProgress {
  readonly id: ClassId;
  readonly node: ts.ClassLikeDeclaration;
  readonly members: ClassMemberFact[];
  /** Constructor, written or not; -1 until one is needed. */
  constructorFn: FunctionId;
  /** What field initialisers do, in order: it comes before the constructor's own body. */
  readonly initialising: EventFact[];
}

/** Records a class with everything in it. */
function walkClass(draft: Draft, node: ts.ClassLikeDeclaration): ClassId {
  const { hintStart, hintEnd } = draft;
  const hint = takeHint(draft);
  const start = startOf(draft, node);
  const name = node.name === undefined ? intern(hint) : intern(node.name.text);
  const decorators = walkDecorators(draft, node);
  const scope = enterScope(draft);
  const outerClass = draft.cls;
  const id = draft.classes.length;
  const fact: Mutable<ClassFact> = {
    start, end: node.end, name, nameStart: node.name ? startOf(draft, node.name) : hint === '' ? start : hintStart, nameEnd: node.name ? node.name.end : hint === '' ? start : hintEnd,
    binding: -1, abstract: hasModifier(node, AbstractKeyword), decorators, extendsArgs: NONE, implements: NONE, typeParameters: NONE, members: NONE, owner: draft.fn,
  };
  draft.classes.push(fact);
  if (node.name !== undefined) {
    // A class expression's own name is known only inside it.
    if (node.kind === ClassExpression) draft.bindings[declareName(draft, node.name.text, 'class', node.name)]!.values.push(addExpression(draft, { kind: 'class', start, end: node.end, cls: id }));
    else fact.binding = draft.names.get(node.name.text) ?? -1;
  }
  if (node.typeParameters !== undefined) fact.typeParameters = declareTypeParameters(draft, node.typeParameters);
  walkBases(draft, node, fact);

  draft.cls = id;
  const cls: ClassInProgress = { id, node, members: [], constructorFn: -1, initialising: [] };
  for (const member of node.members) walkMember(draft, cls, member);
  finishConstructor(draft, cls, fact);
  fact.members = withoutOverloads(draft, cls.members);
  draft.cls = outerClass;
  leaveScope(draft, scope);
  return id;
}

function walkBases(draft: Draft, node: ts.ClassLikeDeclaration, fact: Mutable<ClassFact>): void {
  for (const clause of node.heritageClauses ?? NONE) {
    if (clause.token === ExtendsKeyword) {
      const base = clause.types[0];
      if (base === undefined) continue;
      fact.extends = walkExpression(draft, base.expression, 'operand');
      fact.extendsArgs = (base.typeArguments ?? NONE).map((type) => walkType(draft, type));
    } else {
      fact.implements = clause.types.map((type) => walkHeritage(draft, type));
    }
  }
}

function walkMember(draft: Draft, cls: ClassInProgress, node: ts.ClassElement): void {
  switch (node.kind) {
    case Constructor: walkConstructor(draft, cls, node as ts.ConstructorDeclaration); break;
    case PropertyDeclaration: walkProperty(draft, cls, node as ts.PropertyDeclaration); break;
    case MethodDeclaration:
    case GetAccessor:
    case SetAccessor: walkMethod(draft, cls, node as ts.MethodDeclaration | ts.AccessorDeclaration); break;
    case ClassStaticBlockDeclaration: walkStaticBlock(draft, cls, node as ts.ClassStaticBlockDeclaration); break;
  }
}

function walkConstructor(draft: Draft, cls: ClassInProgress, node: ts.ConstructorDeclaration): void {
  countConstructorMetadata(draft, cls.node, node);
  if (node.body === undefined) {
    walkFunction(draft, node, { kind: 'constructor', cls: cls.id, name: 'constructor' });
    return;
  }
  const fn = walkFunction(draft, node, { kind: 'constructor', cls: cls.id, name: 'constructor', ...(cls.constructorFn !== -1 && { id: cls.constructorFn }) });
  cls.constructorFn = fn;
  draft.classes[cls.id]!.constructorFn = fn;
  addParameterProperties(draft, cls, node);
}

function addParameterProperties(draft: Draft, cls: ClassInProgress, node: ts.ConstructorDeclaration): void {
  node.parameters.forEach((parameter, index) => {
    if (parameter.modifiers === undefined || parameter.name.kind !== Kind.Identifier || !parameter.modifiers.some((modifier) => modifier.kind !== Kind.Decorator)) return;
    const fact = draft.functions[cls.constructorFn]!.parameters[index]!;
    const value = fact.binding === -1 ? fact.expression : draft.bindings[fact.binding]!.values[0] ?? fact.expression;
    cls.members.push({
      start: fact.start, end: fact.end, name: fact.name, kind: 'property', static: false, abstract: false, private: hasModifier(parameter, PrivateKeyword), optional: parameter.questionToken !== undefined,
      value, ...(fact.type !== undefined && { type: fact.type }), decorators: fact.decorators, parameter: index,
    });
  });
}

function walkMethod(draft: Draft, cls: ClassInProgress, node: ts.MethodDeclaration | ts.AccessorDeclaration): void {
  const decorators = walkDecorators(draft, node);
  countMemberMetadata(draft, node);
  const name = walkName(draft, node.name);
  const kind = node.kind === MethodDeclaration ? 'method' : node.kind === GetAccessor ? 'getter' : 'setter';
  const fn = walkFunction(draft, node, { kind, cls: cls.id, name });
  const member = newMember(draft, node, { name, kind, decorators });
  member.fn = fn;
  cls.members.push(member);
}

function walkProperty(draft: Draft, cls: ClassInProgress, node: ts.PropertyDeclaration): void {
  const decorators = walkDecorators(draft, node);
  countMemberMetadata(draft, node);
  const name = walkName(draft, node.name);
  const type = node.type === undefined ? undefined : walkType(draft, node.type);
  const value = node.initializer === undefined ? undefined : walkInitialiser(draft, cls, { node, initialiser: node.initializer, name });
  const member = newMember(draft, node, { name, kind: 'property', decorators });
  if (type !== undefined) member.type = type;
  if (value !== undefined) member.value = value;
  cls.members.push(member);
}

function walkName(draft: Draft, name: ts.PropertyName): string {
  if (name.kind === ComputedPropertyName) walkExpression(draft, name.expression, 'operand');
  return memberName(draft, name);
}

function newMember(draft: Draft, node: ts.MethodDeclaration | ts.AccessorDeclaration | ts.PropertyDeclaration, { name, kind, decorators }: Pick<ClassMemberFact, 'name' | 'kind' | 'decorators'>): Mutable<ClassMemberFact> {
  return {
    start: startOf(draft, node), end: node.end, name, kind, static: hasModifier(node, StaticKeyword), abstract: hasModifier(node, AbstractKeyword),
    private: node.name.kind === PrivateIdentifier || hasModifier(node, PrivateKeyword), optional: node.questionToken !== undefined, decorators,
  };
}

// A static field is set when the class is defined; any other one by the constructor, even if none is written.
function walkInitialiser(draft: Draft, cls: ClassInProgress, { node, initialiser, name }: { readonly node: ts.PropertyDeclaration; readonly initialiser: ts.Expression; readonly name: string }): ExpressionId {
  hintName(draft, initialiser, name, node.name);
  if (hasModifier(node, StaticKeyword)) {
    const { thisOf } = draft;
    draft.thisOf = -1;
    const value = walkExpression(draft, initialiser, 'stored');
    draft.thisOf = thisOf;
    return value;
  }
  if (isPlainValue(initialiser)) return walkExpression(draft, initialiser, 'stored');

  if (cls.constructorFn === -1) cls.constructorFn = addFunction(draft, cls.node, { kind: 'constructor', cls: cls.id, name: 'constructor' });
  const outer = enterFunction(draft, cls.constructorFn, false);
  draft.events = cls.initialising;
  const value = walkExpression(draft, initialiser, 'stored');
  leaveFunction(draft, outer);
  return value;
}

// Nothing happens in these, and they hold no `this`: they need no function to happen in.
function isPlainValue(node: ts.Expression): boolean {
  switch (node.kind) {
    case Kind.StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral:
    case Kind.NumericLiteral:
    case Kind.TrueKeyword:
    case Kind.FalseKeyword:
    case Kind.NullKeyword:
    case Kind.Identifier: return true;
    case Kind.ArrayLiteralExpression: return (node as ts.ArrayLiteralExpression).elements.every(isPlainValue);
    default: return false;
  }
}

function walkStaticBlock(draft: Draft, cls: ClassInProgress, node: ts.ClassStaticBlockDeclaration): void {
  const id = addFunction(draft, node, { kind: 'staticBlock', cls: cls.id });
  const outer = enterFunction(draft, id, true);
  const scope = enterScope(draft);
  draft.thisOf = -1;
  guardDepth(draft, node.body, walkStaticBody);
  leaveScope(draft, scope);
  leaveFunction(draft, outer);
}

function walkStaticBody(draft: Draft, body: ts.Node): void {
  const { statements } = body as ts.Block;
  hoistVars(draft, statements);
  hoistBlock(draft, statements);
  walkStatements(draft, statements);
}

function finishConstructor(draft: Draft, cls: ClassInProgress, fact: Mutable<ClassFact>): void {
  if (cls.initialising.length === 0) return;
  const constructor = draft.functions[cls.constructorFn]!;
  constructor.events = [...cls.initialising, ...constructor.events];
  if (fact.constructorFn === undefined) {
    constructor.nameStart = fact.nameStart;
    constructor.nameEnd = fact.nameEnd;
  }
}

// An overload is no member of its own; an abstract method, or one of a declared class, is.
function withoutOverloads(draft: Draft, members: readonly ClassMemberFact[]): readonly ClassMemberFact[] {
  const isBodiless = (member: ClassMemberFact): boolean => member.fn !== undefined && draft.functions[member.fn]!.bodiless;
  if (!members.some(isBodiless)) return members;
  return members.filter((member) => !isBodiless(member) || !members.some((other) => other.name === member.name && other.static === member.static && other.fn !== undefined && !isBodiless(other)));
}

function walkClassDeclaration(draft: Draft, node: ts.ClassDeclaration): undefined {
  // Only `export default class {}` has no name.
  if (node.name === undefined) draft.hint = 'default';
  const cls = walkClass(draft, node);
  const { binding } = draft.classes[cls]!;
  if (binding !== -1) draft.bindings[binding]!.values.push(addExpression(draft, { kind: 'class', start: startOf(draft, node), end: node.end, cls }));
}

function walkClassExpression(draft: Draft, node: ts.ClassExpression): ExpressionId {
  const cls = walkClass(draft, node);
  return addExpression(draft, { kind: 'class', start: startOf(draft, node), end: node.end, cls });
}

export const classes: Partial<Walkers> = {
  expressions: [[ClassExpression, walkClassExpression]],
  statements: [[Kind.ClassDeclaration, walkClassDeclaration]],
};

