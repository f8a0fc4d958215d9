/** Route paths: joining them, and matching the patterns of middleware consumers and exclusions against them. */

/** A pattern with a method; `ALL` is every method. */
export interface RoutePattern {
  readonly path: string;
  readonly method: string;
  /** `below`: everything under the path too, as `app.use` has it. `exact`: the path alone. */
  readonly reach: 'exact' | 'below';
}

/** `joinPaths('/api', 'users/', ':id')` is `/api/users/:id`; the root is `/`. */
export function joinPaths(...parts: readonly string[]): string {
  const segments = parts.flatMap((part) => segmentsOf(part));
  return `/${segments.join('/')}`;
}

/** Does the pattern take every request that the route takes? */
export function patternCovers(pattern: RoutePattern, route: { readonly path: string; readonly method: string }): boolean {
  if (pattern.method !== 'ALL' && pattern.method !== route.method) return false;
  return segmentsCover(patternSegments(pattern.path), segmentsOf(route.path), pattern.reach);
}

const REST = '**';
const REST_SYNTAX = /^(?:\*|\(\.\*\)|\*[\w]+|:[\w]+\(\.\*\)|:[\w]+\*|\*\*|\{\*[\w]+\}|\.\*)$/;

function segmentsCover(pattern: readonly string[], route: readonly string[], reach: 'exact' | 'below'): boolean {
  for (let at = 0; at < pattern.length; at += 1) {
    const segment = pattern[at] ?? '';
    if (segment === REST) return true;
    const given = route[at];
    if (given === undefined) return false;
    if (segment.startsWith(':')) continue;
    if (segment !== given) return false;
  }
  return reach === 'below' || route.length === pattern.length;
}

/** `{/*rest}` and a trailing `*` stand for whatever follows, nothing included. */
function patternSegments(path: string): readonly string[] {
  const plain = path.replace(/\{\/?\*[\w]*\}$/, '/*');
  return segmentsOf(plain, 'keep').map((segment) => (REST_SYNTAX.test(segment) ? REST : withoutConstraint(segment)));
}

function segmentsOf(path: string, constraints: 'drop' | 'keep' = 'drop'): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (constraints === 'drop' ? withoutConstraint(segment) : segment));
}

/** `:id(\\d+)` → `:id`. */
function withoutConstraint(segment: string): string {
  return segment.replace(/^(:[\w]+)\(.*\)$/, '$1');
}
