/** The tables that send each node to its walker, so that walkers reach each other without importing each other. */
import { ts } from '@ts-morph/common';
import type { ContextFact, ExpressionId, Fate, TypeId } from '#model/facts.ts';
import { addExpression, addType, startOf, type Draft } from './draft.ts';

/** How a statement always leaves the block that it stands in, if it does. */
export type Exit = NonNullable<ContextFact['exit']> | undefined;

type ExpressionWalker<N> = (draft: Draft, node: N, fate: Fate) => ExpressionId;
type StatementWalker<N> = (draft: Draft, node: N) => Exit;
type TypeWalker<N> = (draft: Draft, node: N) => TypeId;
/** Walkers by `ts.SyntaxKind`; each takes its own kind of node. */
export interface Walkers {
  readonly expressions: readonly (readonly [ts.SyntaxKind, ExpressionWalker<never>])[];
  readonly statements: readonly (readonly [ts.SyntaxKind, StatementWalker<never>])[];
  readonly types: readonly (readonly [ts.SyntaxKind, TypeWalker<never>])[];
}

// Full length from the start: engines look up an array without holes fastest.
const expressionWalkers = new Array<ExpressionWalker<ts.Node> | undefined>(ts.SyntaxKind.Count).fill(undefined);
const statementWalkers = new Array<StatementWalker<ts.Node> | undefined>(ts.SyntaxKind.Count).fill(undefined);
const typeWalkers = new Array<TypeWalker<ts.Node> | undefined>(ts.SyntaxKind.Count).fill(undefined);

/** Fills the tables; called once, before the first file. */
export function installWalkers(rooms: readonly Partial<Walkers>[]): void {
  for (const { expressions = [], statements = [], types = [] } of rooms) {
    for (const [kind, walker] of expressions) expressionWalkers[kind] = walker as unknown as ExpressionWalker<ts.Node>;
    for (const [kind, walker] of statements) statementWalkers[kind] = walker as unknown as StatementWalker<ts.Node>;
    for (const [kind, walker] of types) typeWalkers[kind] = walker as unknown as TypeWalker<ts.Node>;
  }
}

/** Records an expression and everything in it; `fate` is what becomes of its value. */
export function walkExpression(draft: Draft, node: ts.Node, fate: Fate): ExpressionId {
  const walker = expressionWalkers[node.kind];
  if (walker !== undefined) return walker(draft, node, fate);
  return addExpression(draft, { kind: 'unknown', start: startOf(draft, node), end: node.end, reason: 'syntax' });
}

export function walkStatement(draft: Draft, node: ts.Node): Exit {
  return statementWalkers[node.kind]?.(draft, node);
}

/** Walks statements in order; the first one that always leaves decides. */
export function walkStatements(draft: Draft, nodes: readonly ts.Node[]): Exit {
  let exit: Exit;
  for (let i = 0; i < nodes.length; i++) {
    const left = walkStatement(draft, nodes[i]!);
    exit ??= left;
  }
  return exit;
}

export function walkType(draft: Draft, node: ts.Node): TypeId {
  const walker = typeWalkers[node.kind];
  return walker === undefined ? addType(draft, { kind: 'unknown' }) : walker(draft, node);
}
