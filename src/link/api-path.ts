/** API paths, interned: one frozen object for each way into a package. */
import type { ApiPath, ApiStep } from '#model/value.ts';

export interface PathTable {
  /** The package's exports. A subpath is part of the name: `drizzle-orm/pg-core`. */
  root(packageName: string): ApiPath;
  /** The path one step further; never deeper than `MAX_DEPTH`. */
  step(path: ApiPath, step: ApiStep): ApiPath;
}

/** Steps that a path has at most: values that grow in a loop (`q = q.where()`) come to rest here. */
export const MAX_DEPTH = 32;

/** A table of its own: paths of two tables never compare equal. */
export function createPathTable(): PathTable {
  const roots = new Map<string, ApiPath>();
  const children = new Map<ApiPath, Map<string | number, ApiPath>>();

  return { root, step };

  function root(packageName: string): ApiPath {
    let path = roots.get(packageName);
    if (path === undefined) {
      path = Object.freeze({ package: packageName, parent: undefined, step: undefined, depth: 0 });
      roots.set(packageName, path);
    }
    return path;
  }

  function step(path: ApiPath, next: ApiStep): ApiPath {
    if (path.depth >= MAX_DEPTH) return stepAtLimit(path, next);
    let below = children.get(path);
    if (below === undefined) children.set(path, (below = new Map()));
    const key = keyOf(next);
    let child = below.get(key);
    if (child === undefined) {
      child = Object.freeze({ package: path.package, parent: path, step: Object.freeze({ ...next }), depth: path.depth + 1 });
      below.set(key, child);
    }
    return child;
  }

  // A builder chain forgets an older link instead of the newest, so that `….getMany()` at its end is still seen.
  function stepAtLimit(path: ApiPath, next: ApiStep): ApiPath {
    if (next.kind === 'member') {
      const before = linkBefore(path);
      return before === undefined ? path : step(before, next);
    }
    if (next.kind === 'call' && path.step?.kind === 'member' && path.parent !== undefined) {
      const before = linkBefore(path.parent);
      return before === undefined ? path : step(step(before, path.step), next);
    }
    return path;
  }
}

/** For a path that ends with `.a().b()`: the path that ends with `.a()`. */
function linkBefore(path: ApiPath): ApiPath | undefined {
  if (path.step?.kind !== 'call' || path.parent?.step?.kind !== 'member') return undefined;
  const before = path.parent.parent;
  return before?.step?.kind === 'call' ? before : undefined;
}

/** Member names are strings, all else is a number, so that no text is put together for a look-up. */
function keyOf(step: ApiStep): string | number {
  switch (step.kind) {
    case 'member':
      return step.name;
    case 'call':
      return 0;
    case 'instance':
      return 1;
    case 'await':
      return 2;
    case 'element':
      return 3;
    case 'callback':
      return 4 + step.argument * 1024 + step.parameter;
  }
}
