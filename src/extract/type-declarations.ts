/** Interfaces, type aliases, enums and namespaces. */
import { ts } from '@ts-morph/common';
import type { BindingId, PropertyFact, TypeDeclarationFact, TypeId, TypeMemberFact } from '#model/facts.ts';
import { walkExpression, walkStatement, walkType, type Walkers } from './dispatch.ts';
import { addExpression, addType, startOf, type Draft } from './draft.ts';
import { walkModuleStatements } from './exports.ts';
import { hoistBlock, hoistVars, isGlobalAugmentation } from './hoist.ts';
import { intern, internLiteral } from './intern.ts';
import { memberName, withoutWrapping } from './names.ts';
import { enterScope, leaveScope, lookUp } from './scope.ts';
import { declareTypeParameters } from './type-parameters.ts';
import { walkHeritage, walkTypeMembers } from './types.ts';

const Kind = ts.SyntaxKind;
const NONE: readonly never[] = [];

function walkInterface(draft: Draft, node: ts.InterfaceDeclaration): undefined {
  const scope = enterScope(draft);
  const typeParameters = node.typeParameters === undefined ? NONE : declareTypeParameters(draft, node.typeParameters);
  const bases: TypeId[] = [];
  for (const clause of node.heritageClauses ?? NONE) for (const type of clause.types) bases.push(walkHeritage(draft, type));
  const members = walkTypeMembers(draft, node.members);
  leaveScope(draft, scope);
  addDeclaration(draft, node, { kind: 'interface', extends: bases, typeParameters, members });
}

function walkAlias(draft: Draft, node: ts.TypeAliasDeclaration): undefined {
  const scope = enterScope(draft);
  const typeParameters = node.typeParameters === undefined ? NONE : declareTypeParameters(draft, node.typeParameters);
  const alias = walkType(draft, node.type);
  leaveScope(draft, scope);
  addDeclaration(draft, node, { kind: 'alias', extends: NONE, typeParameters, members: NONE, alias });
}

function walkEnum(draft: Draft, node: ts.EnumDeclaration): undefined {
  const members: TypeMemberFact[] = [];
  let next: number | undefined = 0;
  for (const member of node.members) {
    const value: string | number | undefined = member.initializer === undefined ? next : enumValue(draft, member.initializer);
    members.push({ name: memberName(draft, member.name), type: addType(draft, value === undefined ? { kind: 'keyword', name: 'number' } : { kind: 'literal', value }), optional: false });
    next = typeof value === 'number' ? value + 1 : undefined;
  }
  addDeclaration(draft, node, { kind: 'enum', extends: NONE, typeParameters: NONE, members });
}

/** A literal initialiser's value; undefined where it would have to be computed. */
function enumValue(draft: Draft, node: ts.Expression): string | number | undefined {
  const fact = draft.expressions[walkExpression(draft, withoutWrapping(node), 'stored')]!;
  if (fact.kind !== 'literal') return undefined;
  if (typeof fact.value === 'string') return internLiteral(fact.value);
  return typeof fact.value === 'number' ? fact.value : undefined;
}

function addDeclaration(draft: Draft, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration, fact: Omit<TypeDeclarationFact, 'name' | 'binding' | 'start' | 'end'>): void {
  draft.declarations.push({ start: startOf(draft, node), end: node.end, name: intern(node.name.text), binding: lookUp(draft, node.name.text), ...fact });
}

function walkNamespace(draft: Draft, node: ts.ModuleDeclaration): undefined {
  if (isGlobalAugmentation(node) || node.body === undefined) return;
  const binding = lookUp(draft, node.name.text);
  const scope = enterScope(draft);
  const exported = walkNamespaceBody(draft, node.body);
  leaveScope(draft, scope);
  if (binding === -1) return;

  // Its value is an object of what it exports; as a type, `Space.Name` keeps its dotted name.
  const properties = exported.map((member): PropertyFact => {
    const { name, start, end } = draft.bindings[member]!;
    return { start, end, name, kind: 'property', value: addExpression(draft, { kind: 'reference', start, end, binding: member }) };
  });
  draft.bindings[binding]!.values.push(addExpression(draft, { kind: 'object', start: startOf(draft, node), end: node.end, properties }));
}

/** The bindings that the body exports, types left out. */
function walkNamespaceBody(draft: Draft, body: ts.ModuleBody | ts.JSDocNamespaceBody): readonly BindingId[] {
  // `namespace A.B {}` is a namespace in a namespace.
  if (body.kind === Kind.ModuleDeclaration) {
    hoistBlock(draft, [body]);
    walkStatement(draft, body);
    const inner = lookUp(draft, (body as ts.ModuleDeclaration).name.text);
    return inner === -1 ? [] : [inner];
  }
  const { statements } = body as ts.ModuleBlock;
  const known = draft.exports.length;
  hoistVars(draft, statements);
  hoistBlock(draft, statements);
  walkModuleStatements(draft, statements);
  // What `export` means in here is the namespace's, not the module's.
  return draft.exports.splice(known).flatMap((fact) => (fact.kind === 'binding' && !fact.typeOnly ? [fact.binding] : []));
}

export const typeDeclarations: Partial<Walkers> = {
  statements: [
    [Kind.InterfaceDeclaration, walkInterface],
    [Kind.TypeAliasDeclaration, walkAlias],
    [Kind.EnumDeclaration, walkEnum],
    [Kind.ModuleDeclaration, walkNamespace],
  ],
};
