/** Member access, calls, `new`, `await`, `yield`, and modules loaded by an expression. */
import { ts } from '@ts-morph/common';
import type { ExpressionId, Fate, TypeId } from '#model/facts.ts';
import { noteExportingCall } from './commonjs.ts';
import { walkExpression, walkType, type Walkers } from './dispatch.ts';
import { addEvent, addExpression, startOf, type Draft } from './draft.ts';
import { intern } from './intern.ts';

const { Identifier, StringLiteral, NoSubstitutionTemplateLiteral, SpreadElement, ImportKeyword } = ts.SyntaxKind;
const Kind = ts.SyntaxKind;
const NONE: readonly never[] = [];

function walkMember(draft: Draft, node: ts.PropertyAccessExpression): ExpressionId {
  const object = walkExpression(draft, node.expression, 'object');
  return addExpression(draft, { kind: 'member', start: startOf(draft, node), end: node.end, object, name: intern(node.name.text), optional: node.questionDotToken !== undefined });
}

function walkElement(draft: Draft, node: ts.ElementAccessExpression): ExpressionId {
  const object = walkExpression(draft, node.expression, 'object');
  const argument = node.argumentExpression;
  const start = startOf(draft, node);
  if (argument.kind === StringLiteral || argument.kind === NoSubstitutionTemplateLiteral) {
    return addExpression(draft, { kind: 'member', start, end: node.end, object, name: intern((argument as ts.StringLiteral).text), optional: node.questionDotToken !== undefined });
  }
  const index = walkExpression(draft, argument, 'operand');
  return addExpression(draft, { kind: 'index', start, end: node.end, object, index });
}

function walkCall(draft: Draft, node: ts.CallExpression, fate: Fate): ExpressionId {
  const specifier = loadedModule(draft, node);
  if (specifier !== undefined) return walkModule(draft, node, specifier, fate);

  const callee = walkExpression(draft, node.expression, 'callee');
  const typeArgs = walkTypeArguments(draft, node.typeArguments);
  const args = walkArguments(draft, node.arguments);
  const id = addExpression(draft, { kind: 'call', start: startOf(draft, node), end: node.end, callee, args, typeArgs, optional: node.questionDotToken !== undefined });
  addEvent(draft, 'call', id, fate);
  noteExportingCall(draft, id);
  return id;
}

function walkNew(draft: Draft, node: ts.NewExpression, fate: Fate): ExpressionId {
  const callee = walkExpression(draft, node.expression, 'callee');
  const typeArgs = walkTypeArguments(draft, node.typeArguments);
  const args = node.arguments === undefined ? NONE : walkArguments(draft, node.arguments);
  const id = addExpression(draft, { kind: 'new', start: startOf(draft, node), end: node.end, callee, args, typeArgs });
  addEvent(draft, 'new', id, fate);
  return id;
}

function walkArguments(draft: Draft, nodes: readonly ts.Expression[]): readonly ExpressionId[] {
  if (nodes.length === 0) return NONE;
  const args: ExpressionId[] = [];
  for (let i = 0; i < nodes.length; i++) args.push(walkExpression(draft, nodes[i]!, 'argument'));
  return args;
}

function walkTypeArguments(draft: Draft, nodes: readonly ts.TypeNode[] | undefined): readonly TypeId[] {
  return nodes === undefined ? NONE : nodes.map((node) => walkType(draft, node));
}

/** The specifier, if the call is `require('x')` or `import('x')`. */
function loadedModule(draft: Draft, node: ts.CallExpression): string | undefined {
  const callee = node.expression;
  const isImport = callee.kind === ImportKeyword;
  if (!isImport && !(callee.kind === Identifier && (callee as ts.Identifier).text === 'require' && !draft.names.has('require'))) return undefined;
  const argument = node.arguments[0];
  if (argument === undefined || (!isImport && node.arguments.length > 1)) return undefined;
  if (argument.kind !== StringLiteral && argument.kind !== NoSubstitutionTemplateLiteral) return undefined;
  return (argument as ts.StringLiteralLike).text;
}

function walkModule(draft: Draft, node: ts.CallExpression, specifier: string, fate: Fate): ExpressionId {
  const promise = node.expression.kind === ImportKeyword;
  const start = startOf(draft, node);
  draft.imports.push({ start, end: node.end, specifier: intern(specifier), kind: promise ? 'dynamic' : 'require', names: [], atLoad: draft.fn === 0 });
  for (let i = 1; i < node.arguments.length; i++) walkExpression(draft, node.arguments[i]!, 'argument');
  const id = addExpression(draft, { kind: 'module', start, end: node.end, import: draft.imports.length - 1, promise });
  addEvent(draft, 'module', id, fate);
  return id;
}

// `import` as a callee, where its argument is no literal.
function walkImportKeyword(draft: Draft, node: ts.Node): ExpressionId {
  return addExpression(draft, { kind: 'global', start: startOf(draft, node), end: node.end, name: 'import' });
}

function walkAwait(draft: Draft, node: ts.AwaitExpression, fate: Fate): ExpressionId {
  const value = walkExpression(draft, node.expression, 'awaited');
  const id = addExpression(draft, { kind: 'await', start: startOf(draft, node), end: node.end, value });
  addEvent(draft, 'await', value, fate);
  return id;
}

function walkYield(draft: Draft, node: ts.YieldExpression, fate: Fate): ExpressionId {
  const start = startOf(draft, node);
  const value = node.expression === undefined
    ? addExpression(draft, { kind: 'literal', start: node.end, end: node.end, value: null, type: 'undefined' })
    : walkExpression(draft, node.expression, 'yielded');
  const id = addExpression(draft, { kind: 'yield', start, end: node.end, value, delegate: node.asteriskToken !== undefined });
  addEvent(draft, 'yield', value, fate);
  return id;
}

function walkSpread(draft: Draft, node: ts.SpreadElement): ExpressionId {
  const value = walkExpression(draft, node.expression, 'spread');
  return addExpression(draft, { kind: 'spread', start: startOf(draft, node), end: node.end, value });
}

export const calls: Partial<Walkers> = {
  expressions: [
    [Kind.PropertyAccessExpression, walkMember],
    [Kind.ElementAccessExpression, walkElement],
    [Kind.CallExpression, walkCall],
    [Kind.NewExpression, walkNew],
    [ImportKeyword, walkImportKeyword],
    [Kind.AwaitExpression, walkAwait],
    [Kind.YieldExpression, walkYield],
    [SpreadElement, walkSpread],
  ],
};
