/** Declares the names of a block or function before its statements are walked, so that every reference resolves at once. */
import { ts } from '@ts-morph/common';
import type { BindingFact } from '#model/facts.ts';
import type { Draft } from './draft.ts';
import { declareName } from './scope.ts';

const {
  VariableStatement, FunctionDeclaration, ClassDeclaration, InterfaceDeclaration, TypeAliasDeclaration, EnumDeclaration, ModuleDeclaration, ImportDeclaration, ImportEqualsDeclaration,
  Block, IfStatement, ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoStatement, TryStatement, SwitchStatement, LabeledStatement, WithStatement,
  Identifier, OmittedExpression, StringLiteral, VariableDeclarationList, NamespaceImport,
} = ts.SyntaxKind;
const { BlockScoped, Const, Let, GlobalAugmentation } = ts.NodeFlags;

/** Declares what the statements of one block declare directly; `var` excepted. */
export function hoistBlock(draft: Draft, statements: readonly ts.Statement[]): void {
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!;
    switch (statement.kind) {
      case VariableStatement: {
        const list = (statement as ts.VariableStatement).declarationList;
        if (list.flags & BlockScoped) hoistList(draft, list);
        break;
      }
      case FunctionDeclaration: hoistNamed(draft, statement as ts.FunctionDeclaration, 'function'); break;
      case ClassDeclaration: hoistNamed(draft, statement as ts.ClassDeclaration, 'class'); break;
      case InterfaceDeclaration: hoistNamed(draft, statement as ts.InterfaceDeclaration, 'type'); break;
      case TypeAliasDeclaration: hoistNamed(draft, statement as ts.TypeAliasDeclaration, 'type'); break;
      case EnumDeclaration: hoistNamed(draft, statement as ts.EnumDeclaration, 'enum'); break;
      case ModuleDeclaration: {
        const { name } = statement as ts.ModuleDeclaration;
        if (name.kind === Identifier && !isGlobalAugmentation(statement as ts.ModuleDeclaration)) declareName(draft, name.text, 'namespace', name);
        break;
      }
      case ImportDeclaration: hoistImport(draft, statement as ts.ImportDeclaration); break;
      case ImportEqualsDeclaration: hoistNamed(draft, statement as ts.ImportEqualsDeclaration, 'import'); break;
    }
  }
}

/** Declares every `var` of a function, however deeply its blocks are nested. */
export function hoistVars(draft: Draft, statements: readonly ts.Statement[]): void {
  for (let i = 0; i < statements.length; i++) hoistVarsIn(draft, statements[i]);
}

export function hoistList(draft: Draft, list: ts.VariableDeclarationList): void {
  const { flags } = list;
  const kind = flags & Const ? 'const' : flags & Let ? 'let' : 'var';
  for (const declaration of list.declarations) hoistPattern(draft, declaration.name, kind);
}

/** Declares each name that a variable or parameter declaration binds. */
export function hoistPattern(draft: Draft, name: ts.BindingName, kind: BindingFact['kind']): void {
  if (name.kind === Identifier) {
    declareName(draft, name.text, kind, name);
    return;
  }
  for (const element of name.elements) {
    if (element.kind !== OmittedExpression) hoistPattern(draft, element.name, kind);
  }
}

/** `declare global` and `declare module 'x'` speak of other files. */
export function isGlobalAugmentation(node: ts.ModuleDeclaration): boolean {
  return node.name.kind === StringLiteral || (node.flags & GlobalAugmentation) !== 0;
}

function hoistNamed(draft: Draft, node: { readonly name?: ts.Identifier }, kind: BindingFact['kind']): void {
  if (node.name !== undefined) declareName(draft, node.name.text, kind, node.name);
}

function hoistImport(draft: Draft, node: ts.ImportDeclaration): void {
  const clause = node.importClause;
  if (clause === undefined) return;
  if (clause.name !== undefined) declareName(draft, clause.name.text, 'import', clause.name);
  const named = clause.namedBindings;
  if (named === undefined) return;
  if (named.kind === NamespaceImport) declareName(draft, named.name.text, 'import', named.name);
  else for (const { name } of named.elements) declareName(draft, name.text, 'import', name);
}

function hoistVarsIn(draft: Draft, node: ts.Node | undefined): void {
  if (node === undefined) return;
  switch (node.kind) {
    case VariableStatement: hoistVarsIn(draft, (node as ts.VariableStatement).declarationList); break;
    case VariableDeclarationList:
      if (!(node.flags & BlockScoped)) hoistList(draft, node as ts.VariableDeclarationList);
      break;
    case Block: hoistVars(draft, (node as ts.Block).statements); break;
    case IfStatement:
      hoistVarsIn(draft, (node as ts.IfStatement).thenStatement);
      hoistVarsIn(draft, (node as ts.IfStatement).elseStatement);
      break;
    case ForStatement:
    case ForInStatement:
    case ForOfStatement:
      hoistVarsIn(draft, (node as ts.ForStatement).initializer);
      hoistVarsIn(draft, (node as ts.ForStatement).statement);
      break;
    case WhileStatement:
    case DoStatement:
    case LabeledStatement:
    case WithStatement: hoistVarsIn(draft, (node as ts.WhileStatement).statement); break;
    case TryStatement:
      hoistVarsIn(draft, (node as ts.TryStatement).tryBlock);
      hoistVarsIn(draft, (node as ts.TryStatement).catchClause?.block);
      hoistVarsIn(draft, (node as ts.TryStatement).finallyBlock);
      break;
    case SwitchStatement:
      for (const clause of (node as ts.SwitchStatement).caseBlock.clauses) hoistVars(draft, clause.statements);
      break;
  }
}
