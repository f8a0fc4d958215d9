/** Members that are given to a name or to `this` after the fact: `User.create = …`, `this.cache = …`. */
import type { ExpressionFact, ExpressionId } from '#model/facts.ts';
import type { Draft } from './draft.ts';

export interface Assigned {
  readonly target: ExpressionId;
  readonly value: ExpressionId;
  readonly start: number;
  readonly end: number;
}

export function noteMemberAssignment(draft: Draft, { target, value, start, end }: Assigned): void {
  const { root, path } = memberPath(draft, target);
  if (path.length === 0) return;
  if (root.kind === 'reference') draft.memberAssignments.push({ start, end, binding: root.binding, thisOf: -1, path, value, fn: draft.fn });
  else if (root.kind === 'this') draft.memberAssignments.push({ start, end, binding: -1, thisOf: root.fn, path, value, fn: draft.fn });
}

/** The expression at the head of a chain of members, and the names from there on. */
export function memberPath(draft: Draft, id: ExpressionId): { readonly root: ExpressionFact; readonly path: readonly string[] } {
  const path: string[] = [];
  let root = draft.expressions[id]!;
  while (root.kind === 'member' || root.kind === 'cast') {
    if (root.kind === 'member') path.unshift(root.name);
    root = draft.expressions[root.kind === 'member' ? root.object : root.value]!;
  }
  return { root, path };
}
