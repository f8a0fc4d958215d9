/** One call that attaches something to a router, in the order in which it runs. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Span } from '#model/span.ts';
import type { Value } from '#model/value.ts';
import type { RoutePath } from '#system/http/route-path.ts';
import type { Scene } from '#system/http/scene.ts';

export interface Registration {
  readonly kind: 'route' | 'mount' | 'param' | 'resource';
  /** Upper case; `ALL` for every method. */
  readonly method: string;
  readonly paths: readonly RoutePath[];
  /** What was attached, in order: middleware, routers, and the handler last. */
  readonly handlers: readonly Attached[];
  readonly span: Span;
  readonly framework: string;
  /** For `param`: its name. */
  readonly param: string;
}

export interface Attached {
  readonly values: readonly Value[];
  readonly file: FileFacts;
  readonly expression: ExpressionId;
  readonly scene: Scene;
}

/** A router and everything attached to it. */
export interface Router {
  readonly key: string;
  /** File that makes it, or the one that first uses it. */
  readonly file: string;
  /** A server listens on it: it is not meant to be mounted. */
  readonly isApp: boolean;
  readonly registrations: Registration[];
}

/** Everything that is attached anywhere, by router. */
export interface Timeline {
  readonly routers: Map<string, Router>;
  /** Registrations noted so far. */
  noted: number;
  /** Registrations whose router, path or handler is not known. */
  readonly unresolved: Set<string>;
}
