/** Paths of routes and mounts: joining, and which requests a mount or a route takes. */

/** A path as written; `pattern` where it is a regular expression. */
export interface RoutePath {
  /** `*` where it is not known. */
  readonly text: string;
  readonly pattern: RegExp | undefined;
  /** Nothing of it is known. */
  readonly unknown?: boolean;
}

export const ROOT: RoutePath = { text: '/', pattern: undefined };
export const ANY: RoutePath = { text: '*', pattern: undefined, unknown: true };

/** `/v1` and `/users/` make `/v1/users`. A regular expression below a mount stands for `*`. */
export function joinPaths(prefix: string, path: RoutePath): string {
  const segments = [...prefix.split('/'), ...(path.pattern ? ['*'] : normalise(path.text).split('/'))].filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}

/** Without the constraints of parameters: `/:id(\\d+)` is `/:id`, `{/:id}` and `/:id?` are `/:id`. */
function normalise(path: string): string {
  return path.replace(/(:\w+)\((?:[^()]|\([^()]*\))*\)/g, '$1').replace(/\(\?[!=][^)]*\)/g, '').replace(/[{}?]/g, '').replace(/\*\w+/g, '*').replace(/\(\.\*\)/g, '*');
}

/** Does a layer at `layer` see requests for `route`? `below`: as a prefix, segment by segment. */
export function covers(layer: string, route: string, reach: 'exact' | 'below'): boolean {
  const a = segmentsOf(layer);
  const b = segmentsOf(route);
  for (let at = 0; at < a.length; at += 1) {
    const segment = a[at]!;
    if (segment === '*' && at === a.length - 1) return true;
    const other = b[at];
    if (other === undefined) return false;
    if (segment === '*' || segment.startsWith(':') || segment === other) continue;
    if (!matches(segment, other)) return false;
  }
  return reach === 'below' || a.length === b.length;
}

function matches(segment: string, other: string): boolean {
  if (!/[*:]/.test(segment)) return false;
  const pattern = segment.split(/\*|:\w+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 'i').test(other);
}

// Every mount is held against every route, so the same few paths are asked about again and again.
const segmentsByPath = new Map<string, readonly string[]>();

/** Express takes paths whatever their case. */
function segmentsOf(path: string): readonly string[] {
  let segments = segmentsByPath.get(path);
  if (segments === undefined) segmentsByPath.set(path, (segments = path.toLowerCase().split('/').filter((segment) => segment !== '')));
  return segments;
}
