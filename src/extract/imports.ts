/** Import declarations, and the names that `require` and `import()` are stored under. */
import { ts } from '@ts-morph/common';
import type { ExpressionId, ImportedName } from '#model/facts.ts';
import { walkEntityName } from './atoms.ts';
import { type Walkers } from './dispatch.ts';
import { addEvent, addExpression, startOf, type Draft } from './draft.ts';
import { intern } from './intern.ts';
import { staticName } from './names.ts';
import { lookUp } from './scope.ts';

const Kind = ts.SyntaxKind;
const { Identifier, StringLiteral, NamespaceImport, ExternalModuleReference, ObjectBindingPattern } = ts.SyntaxKind;

function walkImport(draft: Draft, node: ts.ImportDeclaration): undefined {
  if (node.moduleSpecifier.kind !== StringLiteral) return;
  const names = node.importClause === undefined ? [] : namesOf(draft, node.importClause);
  const typeOnly = isTypeOnly(node.importClause) || (names.length > 0 && names.every((name) => name.typeOnly));
  draft.imports.push({
    start: startOf(draft, node), end: node.end, specifier: intern((node.moduleSpecifier as ts.StringLiteral).text), kind: typeOnly ? 'type' : 'import', names, atLoad: !typeOnly,
  });
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === Kind.TypeKeyword;
}

function namesOf(draft: Draft, clause: ts.ImportClause): ImportedName[] {
  const typeOnly = isTypeOnly(clause);
  const names: ImportedName[] = [];
  if (clause.name !== undefined) names.push({ imported: 'default', binding: lookUp(draft, clause.name.text), typeOnly });
  const named = clause.namedBindings;
  if (named?.kind === NamespaceImport) names.push({ imported: '*', binding: lookUp(draft, named.name.text), typeOnly });
  else if (named !== undefined) {
    for (const { name, propertyName, isTypeOnly: onlyThis } of named.elements) names.push({ imported: intern((propertyName ?? name).text), binding: lookUp(draft, name.text), typeOnly: typeOnly || onlyThis });
  }
  return names;
}

/** Records `import x = require('x')`; `import x = A.B` is a name for a member. */
export function walkImportEquals(draft: Draft, node: ts.ImportEqualsDeclaration): undefined {
  const binding = lookUp(draft, node.name.text);
  const start = startOf(draft, node);
  const { end, moduleReference: reference, isTypeOnly: typeOnly } = node;
  if (reference.kind !== ExternalModuleReference) {
    draft.bindings[binding]?.values.push(walkEntityName(draft, reference));
    return;
  }
  if (reference.expression.kind !== StringLiteral) return;
  const specifier = intern((reference.expression as ts.StringLiteral).text);
  draft.imports.push({ start, end, specifier, kind: typeOnly ? 'type' : 'require', names: [{ imported: '*', binding, typeOnly }], atLoad: !typeOnly && draft.fn === 0 });
  if (typeOnly) return;
  const value = addExpression(draft, { kind: 'module', start: startOf(draft, reference), end: reference.end, import: draft.imports.length - 1, promise: false });
  draft.bindings[binding]?.values.push(value);
  addEvent(draft, 'module', value, 'stored');
}

/** Lets the names that a loaded module is stored under stand in its import, as those of an import declaration do. */
export function noteImportedNames(draft: Draft, name: ts.BindingName, value: ExpressionId): void {
  const fact = draft.expressions[value]!;
  const isMember = fact.kind === 'member';
  const loaded = draft.expressions[isMember ? fact.object : fact.kind === 'await' ? fact.value : value]!;
  if (loaded.kind !== 'module' || loaded.promise !== (fact.kind === 'await')) return;
  const { names } = draft.imports[loaded.import]!;

  if (name.kind === Identifier) {
    names.push({ imported: isMember ? fact.name : '*', binding: lookUp(draft, name.text), typeOnly: false });
  } else if (name.kind === ObjectBindingPattern && !isMember) {
    for (const element of name.elements) {
      if (element.name.kind !== Identifier) continue;
      const imported = element.dotDotDotToken === undefined ? staticName(element.propertyName ?? element.name) : '*';
      // With a default the name may mean something else.
      if (imported !== undefined && element.initializer === undefined && imported !== '*') names.push({ imported, binding: lookUp(draft, element.name.text), typeOnly: false });
    }
  }
}

export const imports: Partial<Walkers> = {
  statements: [[Kind.ImportDeclaration, walkImport], [Kind.ImportEqualsDeclaration, walkImportEquals]],
};
