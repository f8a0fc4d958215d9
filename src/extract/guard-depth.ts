/** Keeps what was read when code is nested deeper than the stack: only the deep piece is lost, and said to be. */
import type { ts } from '@ts-morph/common';
import { startOf, type Draft } from './draft.ts';
import { leaveScope } from './scope.ts';

/** Walks a node; if the stack runs out inside, takes the walk back to where it stood. */
export function guardDepth(draft: Draft, node: ts.Node, walk: (draft: Draft, node: ts.Node) => void): void {
  const { fn, events, context, thisOf, cls, scope } = draft;
  const shadowed = draft.shadowedNames.length;
  try {
    walk(draft, node);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    Object.assign(draft, { fn, events, context, thisOf, cls, hint: '' });
    leaveScope(draft, { shadowed, scope });
    if (draft.problems.some((problem) => problem.kind === 'too-deep')) return;
    draft.problems.push({ kind: 'too-deep', message: 'This code is nested too deeply to be read.', start: startOf(draft, node), end: node.end });
  }
}
