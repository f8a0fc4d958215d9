/** Loops, branches, `switch` and `try`: each opens contexts and tells how its blocks end. */
import { ts } from '@ts-morph/common';
import type { BindingId, ContextFact, ContextId, ExpressionId } from '#model/facts.ts';
import { assignTo } from './assignments.ts';
import { closeContext, openContext } from './contexts.ts';
import { walkExpression, walkStatement, walkStatements, type Exit, type Walkers } from './dispatch.ts';
import { addExpression, startOf, type Draft } from './draft.ts';
import { hoistBlock, hoistList, hoistPattern } from './hoist.ts';
import { bindPattern } from './patterns.ts';
import { enterScope, leaveScope, lookUp } from './scope.ts';
import { walkBlock, walkDeclarationList } from './statements.ts';

const Kind = ts.SyntaxKind;
const { BlockScoped } = ts.NodeFlags;
const { Identifier, VariableDeclarationList, ForInStatement, DefaultClause } = ts.SyntaxKind;

// From the weakest way to leave to the strongest: where the arms differ, only the weakest can be promised.
const EXITS = ['continue', 'break', 'return', 'throw'] as const;

function bothExits(one: Exit, other: Exit): Exit {
  if (one === undefined || other === undefined) return undefined;
  return EXITS[Math.min(EXITS.indexOf(one), EXITS.indexOf(other))];
}

function walkIf(draft: Draft, node: ts.IfStatement): Exit {
  const test = walkExpression(draft, node.expression, 'tested');
  const whenTrue = walkBranch(draft, node.thenStatement, test, 'true');
  if (node.elseStatement === undefined) return undefined;
  return bothExits(whenTrue, walkBranch(draft, node.elseStatement, test, 'false'));
}

function walkBranch(draft: Draft, node: ts.Statement, test: ExpressionId, when: 'true' | 'false'): Exit {
  const id = openContext(draft, { kind: 'branch', start: startOf(draft, node), end: node.end, parent: draft.context, fn: draft.fn, syntax: 'if', test, when: when === 'true' });
  const exit = walkStatement(draft, node);
  closeContext(draft, id, exit);
  return exit;
}

type Loop = Extract<ContextFact, { kind: 'loop' }>['loop'];

function openLoop(draft: Draft, node: ts.IterationStatement, loop: Loop, iterated: ExpressionId): ContextId {
  return openContext(draft, { kind: 'loop', start: startOf(draft, node), end: node.end, parent: draft.context, fn: draft.fn, loop, iterated, test: -1, update: -1, bindings: [] });
}

/** Completes a loop once its header is walked. */
function setLoop(draft: Draft, id: ContextId, header: { readonly test?: ExpressionId; readonly update?: ExpressionId; readonly bindings?: readonly BindingId[] }): void {
  const context = draft.contexts[id]!;
  if (context.kind === 'loop') Object.assign(context, header);
}

function walkFor(draft: Draft, node: ts.ForStatement): undefined {
  const scope = enterScope(draft);
  let bindings: readonly BindingId[] = [];
  if (node.initializer?.kind === VariableDeclarationList) {
    const list = node.initializer as ts.VariableDeclarationList;
    if (list.flags & BlockScoped) hoistList(draft, list);
    walkDeclarationList(draft, list);
    bindings = list.declarations.flatMap(({ name }) => bindingsOf(draft, name));
  } else if (node.initializer !== undefined) {
    walkExpression(draft, node.initializer, 'dropped');
  }

  const id = openLoop(draft, node, 'for', -1);
  const test = node.condition === undefined ? -1 : walkExpression(draft, node.condition, 'tested');
  const exit = walkStatement(draft, node.statement);
  const update = node.incrementor === undefined ? -1 : walkExpression(draft, node.incrementor, 'dropped');
  setLoop(draft, id, { test, update, bindings });
  closeContext(draft, id, exit);
  leaveScope(draft, scope);
}

function walkForEach(draft: Draft, node: ts.ForOfStatement | ts.ForInStatement): undefined {
  const iterated = walkExpression(draft, node.expression, 'iterated');
  const awaited = node.kind !== ForInStatement && node.awaitModifier !== undefined;
  const { initializer } = node;
  const start = startOf(draft, initializer);
  const scope = enterScope(draft);
  const id = openLoop(draft, node, node.kind === ForInStatement ? 'for-in' : awaited ? 'for-await' : 'for-of', iterated);
  const item = node.kind === ForInStatement
    ? addExpression(draft, { kind: 'key', start, end: initializer.end, of: iterated })
    : addExpression(draft, { kind: 'element', start, end: initializer.end, of: iterated, awaited });

  if (initializer.kind === VariableDeclarationList) {
    const list = initializer as ts.VariableDeclarationList;
    if (list.flags & BlockScoped) hoistList(draft, list);
    for (const { name } of list.declarations) {
      bindPattern(draft, name, item);
      setLoop(draft, id, { bindings: bindingsOf(draft, name) });
    }
  } else {
    assignTo(draft, initializer, item);
    if (initializer.kind === Identifier) setLoop(draft, id, { bindings: bindingsOf(draft, initializer as ts.Identifier) });
  }
  closeContext(draft, id, walkStatement(draft, node.statement));
  leaveScope(draft, scope);
}

function bindingsOf(draft: Draft, name: ts.BindingName): readonly BindingId[] {
  if (name.kind === Identifier) {
    const binding = lookUp(draft, name.text);
    return binding === -1 ? [] : [binding];
  }
  return name.elements.flatMap((element) => (element.kind === Kind.OmittedExpression ? [] : bindingsOf(draft, element.name)));
}

function walkWhile(draft: Draft, node: ts.WhileStatement): undefined {
  const id = openLoop(draft, node, 'while', -1);
  setLoop(draft, id, { test: walkExpression(draft, node.expression, 'tested') });
  closeContext(draft, id, walkStatement(draft, node.statement));
}

function walkDo(draft: Draft, node: ts.DoStatement): undefined {
  const id = openLoop(draft, node, 'do', -1);
  const exit = walkStatement(draft, node.statement);
  setLoop(draft, id, { test: walkExpression(draft, node.expression, 'tested') });
  closeContext(draft, id, exit);
}

function walkSwitch(draft: Draft, node: ts.SwitchStatement): Exit {
  const subject = walkExpression(draft, node.expression, 'operand');
  const scope = enterScope(draft);
  const { clauses } = node.caseBlock;
  for (const clause of clauses) hoistBlock(draft, clause.statements);

  let hasDefault = false;
  const exits: Exit[] = [];
  clauses.forEach((clause, index) => {
    if (clause.kind === DefaultClause) hasDefault = true;
    const test = clause.kind === DefaultClause ? -1 : walkExpression(draft, clause.expression, 'operand');
    const id = openContext(draft, { kind: 'case', start: startOf(draft, clause), end: clause.end, parent: draft.context, fn: draft.fn, subject, test });
    const exit = walkStatements(draft, clause.statements);
    closeContext(draft, id, exit);
    // A clause that does not leave runs on into the next one.
    if (exit !== undefined || index === clauses.length - 1) exits.push(exit);
  });
  leaveScope(draft, scope);
  // A `break` leaves only the `switch` itself.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set in the callback above
  if (!hasDefault || exits.includes('break')) return undefined;
  return exits.reduce(bothExits);
}

function walkTry(draft: Draft, node: ts.TryStatement): Exit {
  const statement = startOf(draft, node);
  const shared = { parent: draft.context, fn: draft.fn };
  const { tryBlock, catchClause, finallyBlock } = node;

  const tried = openContext(draft, { kind: 'try', start: startOf(draft, tryBlock), end: tryBlock.end, ...shared, statement, hasCatch: catchClause !== undefined, hasFinally: finallyBlock !== undefined });
  let exit = walkBlock(draft, tryBlock);
  closeContext(draft, tried, exit);

  if (catchClause !== undefined) exit = bothExits(exit, walkCatch(draft, catchClause, statement));

  if (finallyBlock !== undefined) {
    const id = openContext(draft, { kind: 'finally', start: startOf(draft, finallyBlock), end: finallyBlock.end, ...shared, statement });
    const last = walkBlock(draft, finallyBlock);
    closeContext(draft, id, last);
    exit = last ?? exit;
  }
  return exit;
}

function walkCatch(draft: Draft, node: ts.CatchClause, statement: number): Exit {
  const { block, variableDeclaration } = node;
  const scope = enterScope(draft);
  const id = openContext(draft, {
    kind: 'catch', start: startOf(draft, block), end: block.end, parent: draft.context, fn: draft.fn, statement, binding: -1,
    commented: isCommented(draft, block), empty: block.statements.length === 0,
  });
  if (variableDeclaration !== undefined) bindCaught(draft, variableDeclaration.name, id);
  const exit = walkBlock(draft, block);
  closeContext(draft, id, exit);
  leaveScope(draft, scope);
  return exit;
}

function bindCaught(draft: Draft, name: ts.BindingName, context: ContextId): void {
  hoistPattern(draft, name, 'caught');
  const caught = addExpression(draft, { kind: 'caught', start: startOf(draft, name), end: name.end, context });
  bindPattern(draft, name, caught);
  const fact = draft.contexts[context]!;
  if (fact.kind === 'catch' && name.kind === Identifier) fact.binding = lookUp(draft, name.text);
}

/** A comment stands in the block itself, not inside one of its statements. */
function isCommented(draft: Draft, block: ts.Block): boolean {
  let from = startOf(draft, block) + 1;
  for (const statement of block.statements) {
    if (holdsComment(draft, from, startOf(draft, statement))) return true;
    from = statement.end;
  }
  return holdsComment(draft, from, block.end - 1);
}

// Between statements there is nothing but blanks and comments.
function holdsComment(draft: Draft, from: number, to: number): boolean {
  return draft.text.slice(from, to).includes('/');
}

export const controlFlow: Partial<Walkers> = {
  statements: [
    [Kind.IfStatement, walkIf],
    [Kind.ForStatement, walkFor],
    [Kind.ForOfStatement, walkForEach],
    [Kind.ForInStatement, walkForEach],
    [Kind.WhileStatement, walkWhile],
    [Kind.DoStatement, walkDo],
    [Kind.SwitchStatement, walkSwitch],
    [Kind.TryStatement, walkTry],
  ],
};
