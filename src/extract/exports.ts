/** Export declarations. */
import { ts } from '@ts-morph/common';
import type { BindingId } from '#model/facts.ts';
import { walkExpression, walkStatement, type Walkers } from './dispatch.ts';
import { addExpression, startOf, type Draft } from './draft.ts';
import { guardDepth } from './guard-depth.ts';
import { intern } from './intern.ts';
import { hasModifier } from './modifiers.ts';
import { hintName } from './names.ts';
import { lookUp } from './scope.ts';

const Kind = ts.SyntaxKind;
const { StringLiteral, Identifier, NamespaceExport, ExportKeyword, DefaultKeyword, VariableStatement, OmittedExpression } = ts.SyntaxKind;

function walkExportDeclaration(draft: Draft, node: ts.ExportDeclaration): undefined {
  const { exportClause: clause, moduleSpecifier, isTypeOnly: typeOnly } = node;
  const specifier = moduleSpecifier?.kind === StringLiteral ? intern((moduleSpecifier as ts.StringLiteral).text) : undefined;
  const range = { start: startOf(draft, node), end: node.end };

  if (clause === undefined) {
    if (specifier !== undefined) draft.exports.push({ kind: 'star', ...range, specifier, typeOnly });
  } else if (clause.kind === NamespaceExport) {
    if (specifier !== undefined) draft.exports.push({ kind: 'from', ...range, name: intern(clause.name.text), imported: '*', specifier, typeOnly });
  } else {
    for (const element of clause.elements) walkExportSpecifier(draft, element, { specifier, typeOnly: typeOnly || element.isTypeOnly });
  }
}

function walkExportSpecifier(draft: Draft, node: ts.ExportSpecifier, { specifier, typeOnly }: { readonly specifier: string | undefined; readonly typeOnly: boolean }): void {
  const range = { start: startOf(draft, node), end: node.end };
  const name = intern(node.name.text);
  const own = (node.propertyName ?? node.name).text;
  if (specifier !== undefined) {
    draft.exports.push({ kind: 'from', ...range, name, imported: intern(own), specifier, typeOnly });
    return;
  }
  const binding = lookUp(draft, own);
  if (binding === -1) return;
  const onlyType = typeOnly || isType(draft, binding);
  // Handing a value on uses it: the import behind it stays at run time.
  if (onlyType) draft.bindings[binding]!.typeReads++;
  else draft.bindings[binding]!.reads++;
  draft.exports.push({ kind: 'binding', ...range, name, binding, typeOnly: onlyType });
}

function walkExportAssignment(draft: Draft, node: ts.ExportAssignment): undefined {
  if (!node.isExportEquals) hintName(draft, node.expression, 'default', node.expression);
  const expression = walkExpression(draft, node.expression, 'stored');
  draft.exports.push({ kind: 'expression', start: startOf(draft, node), end: node.end, name: node.isExportEquals ? '=' : 'default', expression });
}

/** Walks the statements of a module or namespace, which alone may export what they declare. */
export function walkModuleStatements(draft: Draft, statements: readonly ts.Statement[]): void {
  for (const statement of statements) guardDepth(draft, statement, walkModuleStatement);
}

function walkModuleStatement(draft: Draft, node: ts.Node): void {
  walkStatement(draft, node);
  noteExportedDeclaration(draft, node as ts.Statement);
}

function noteExportedDeclaration(draft: Draft, node: ts.Statement): void {
  if (!hasModifier(node, ExportKeyword)) return;
  if (node.kind === VariableStatement) {
    for (const { name } of (node as ts.VariableStatement).declarationList.declarations) exportPattern(draft, name);
    return;
  }
  const { name } = node as ts.FunctionDeclaration;
  const isDefault = hasModifier(node, DefaultKeyword);
  if (name?.kind === Identifier) exportName(draft, name, isDefault ? 'default' : name.text);
  else if (isDefault) exportAnonymous(draft, node);
}

function exportPattern(draft: Draft, name: ts.BindingName): void {
  if (name.kind === Identifier) exportName(draft, name, name.text);
  else for (const element of name.elements) if (element.kind !== OmittedExpression) exportPattern(draft, element.name);
}

function exportName(draft: Draft, at: ts.Identifier, name: string): void {
  const binding = lookUp(draft, at.text);
  if (binding === -1) return;
  // Overloads and merged declarations export their name once.
  if (draft.exportedBindings.has(binding)) return;
  draft.exportedBindings.add(binding);
  draft.exports.push({ kind: 'binding', start: startOf(draft, at), end: at.end, name: intern(name), binding, typeOnly: isType(draft, binding) });
}

// `export default function () {}`: the function or class that ends with the statement.
function exportAnonymous(draft: Draft, node: ts.Statement): void {
  const start = startOf(draft, node);
  const { end } = node;
  const fn = draft.functions.findIndex((fact) => fact.start === start && fact.end === end && fact.kind === 'function');
  const cls = draft.classes.findIndex((fact) => fact.start === start && fact.end === end);
  if (fn === -1 && cls === -1) return;
  const expression = addExpression(draft, cls === -1 ? { kind: 'function', start, end, fn } : { kind: 'class', start, end, cls });
  draft.exports.push({ kind: 'expression', start, end, name: 'default', expression });
}

function isType(draft: Draft, binding: BindingId): boolean {
  const { kind } = draft.bindings[binding]!;
  return kind === 'type' || kind === 'typeParameter';
}

export const exports: Partial<Walkers> = {
  statements: [[Kind.ExportDeclaration, walkExportDeclaration], [Kind.ExportAssignment, walkExportAssignment]],
};
