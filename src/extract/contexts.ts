/** Opening and closing the contexts (loops, branches, try blocks) that events stand in. */
import type { ts } from '@ts-morph/common';
import type { ContextId, ExpressionId, Fate } from '#model/facts.ts';
import { walkExpression, type Exit } from './dispatch.ts';
import { startOf, type ContextDraft, type Draft } from './draft.ts';

/** Adds a context inside the current one and enters it; leave it with `closeContext`. */
export function openContext(draft: Draft, context: ContextDraft): ContextId {
  const id = draft.contexts.push(context) - 1;
  draft.context = id;
  return id;
}

export function closeContext(draft: Draft, id: ContextId, exit: Exit): void {
  const context = draft.contexts[id]!;
  if (exit !== undefined) context.exit = exit;
  draft.context = context.parent;
}

/** Walks an expression that runs only under the given outcome of `test`. */
export function walkArm(draft: Draft, node: ts.Node, fate: Fate, arm: { readonly syntax: '?:' | '&&' | '||' | '??'; readonly test: ExpressionId; readonly when: boolean }): ExpressionId {
  const { contexts, functions } = draft;
  const events = draft.events.length;
  const functionCount = functions.length;
  const id = openContext(draft, { kind: 'branch', start: startOf(draft, node), end: node.end, parent: draft.context, fn: draft.fn, syntax: arm.syntax, test: arm.test, when: arm.when });

  const value = walkExpression(draft, node, fate);

  closeContext(draft, id, undefined);
  // Most arms are plain values; a context in which nothing happens says nothing.
  if (contexts.length === id + 1 && draft.events.length === events && functions.length === functionCount) contexts.pop();
  return value;
}
