/** Simple statements: blocks, declarations of variables, and what leaves a block. */
import { ts } from '@ts-morph/common';
import { isExportsObject } from './commonjs.ts';
import { walkExpression, walkStatement, walkStatements, walkType, type Exit, type Walkers } from './dispatch.ts';
import { addEvent, startOf, type Draft } from './draft.ts';
import { hoistBlock } from './hoist.ts';
import { noteImportedNames } from './imports.ts';
import { intern } from './intern.ts';
import { hintName } from './names.ts';
import { bindPattern } from './patterns.ts';
import { enterScope, leaveScope, lookUp } from './scope.ts';

const { Identifier } = ts.SyntaxKind;
const Kind = ts.SyntaxKind;

/** Walks a block in a scope of its own. */
export function walkBlock(draft: Draft, node: ts.Block): Exit {
  const scope = enterScope(draft);
  hoistBlock(draft, node.statements);
  const exit = walkStatements(draft, node.statements);
  leaveScope(draft, scope);
  return exit;
}

function walkVariableStatement(draft: Draft, node: ts.VariableStatement): undefined {
  walkDeclarationList(draft, node.declarationList);
}

/** Walks declared variables; their names are hoisted already. */
export function walkDeclarationList(draft: Draft, list: ts.VariableDeclarationList): void {
  for (const declaration of list.declarations) walkDeclaration(draft, declaration);
}

function walkDeclaration(draft: Draft, node: ts.VariableDeclaration): void {
  const { name, initializer } = node;
  if (node.type !== undefined) {
    const type = walkType(draft, node.type);
    const binding = name.kind === Identifier ? draft.bindings[lookUp(draft, name.text)] : undefined;
    if (binding !== undefined) binding.type = type;
  }
  if (initializer === undefined) return;

  if (name.kind === Identifier) hintName(draft, initializer, name.text, name);
  const value = walkExpression(draft, initializer, 'stored');
  bindPattern(draft, name, value);
  noteImportedNames(draft, name, value);
  if (name.kind === Identifier && isExportsObject(draft, value)) draft.exportAliases.add(lookUp(draft, name.text));
}

function walkExpressionStatement(draft: Draft, node: ts.ExpressionStatement): undefined {
  walkExpression(draft, node.expression, 'dropped');
}

function walkReturn(draft: Draft, node: ts.ReturnStatement): Exit {
  addEvent(draft, 'return', node.expression === undefined ? -1 : walkExpression(draft, node.expression, 'returned'), 'none');
  return 'return';
}

function walkThrow(draft: Draft, node: ts.ThrowStatement): Exit {
  addEvent(draft, 'throw', walkExpression(draft, node.expression, 'thrown'), 'none');
  return 'throw';
}

function walkBreak(draft: Draft): Exit {
  addEvent(draft, 'break', -1, 'none');
  return 'break';
}

function walkContinue(draft: Draft): Exit {
  addEvent(draft, 'continue', -1, 'none');
  return 'continue';
}

// A `break` to the label lands right behind it.
function walkLabeled(draft: Draft, node: ts.LabeledStatement): Exit {
  const exit = walkStatement(draft, node.statement);
  return exit === 'break' ? undefined : exit;
}

function walkWith(draft: Draft, node: ts.WithStatement): Exit {
  walkExpression(draft, node.expression, 'object');
  return walkStatement(draft, node.statement);
}

/** The directive prologues (`'use strict'`) that a file begins with. */
export function prologuesOf(draft: Draft, statements: readonly ts.Statement[]): readonly string[] {
  const prologues: string[] = [];
  for (const statement of statements) {
    if (statement.kind !== Kind.ExpressionStatement || (statement as ts.ExpressionStatement).expression.kind !== Kind.StringLiteral) break;
    const { expression } = statement as ts.ExpressionStatement;
    prologues.push(intern(draft.text.slice(startOf(draft, expression) + 1, expression.end - 1)));
  }
  return prologues;
}

export const statements: Partial<Walkers> = {
  statements: [
    [Kind.Block, walkBlock],
    [Kind.VariableStatement, walkVariableStatement],
    [Kind.ExpressionStatement, walkExpressionStatement],
    [Kind.ReturnStatement, walkReturn],
    [Kind.ThrowStatement, walkThrow],
    [Kind.BreakStatement, walkBreak],
    [Kind.ContinueStatement, walkContinue],
    [Kind.LabeledStatement, walkLabeled],
    [Kind.WithStatement, walkWith],
  ],
};
