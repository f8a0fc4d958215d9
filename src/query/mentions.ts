/** Which names an expression mentions, by place: cheaper than a walk over its parts, and blind to nothing. */
import type { BindingId, ExpressionId, FileFacts, Range } from '#model/facts.ts';

interface Mention extends Range {
  readonly binding: BindingId;
}

const mentionsOf = new WeakMap<FileFacts, readonly Mention[]>();

/** Names mentioned between two places, functions written there included. */
export function mentionedIn(file: FileFacts, { start, end }: Range): readonly BindingId[] {
  let all = mentionsOf.get(file);
  if (!all) {
    const found = file.expressions.flatMap((each) => (each.kind === 'reference' ? [{ start: each.start, end: each.end, binding: each.binding }] : []));
    mentionsOf.set(file, (all = found.sort((a, b) => a.start - b.start)));
  }
  return all.filter((each) => each.start >= start && each.end <= end).map((each) => each.binding);
}

/** Does an expression mention a name? */
export function mentions(file: FileFacts, expression: ExpressionId, binding: BindingId): boolean {
  const range = file.expressions[expression];
  return range !== undefined && mentionedIn(file, range).includes(binding);
}

export function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
