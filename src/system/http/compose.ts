/** Composes the registrations of all routers into routes with their full paths and everything that runs before them. */
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Span } from '#model/span.ts';
import { isRouter, routersAt, UNDECLARED, type RouterIdentity } from '#system/http/router-of.ts';
import type { Attached, Registration, Router, Timeline } from '#system/http/registration.ts';
import { covers, joinPaths } from '#system/http/route-path.ts';

/** Something that runs for requests below a path, or for one path. */
export interface Layer {
  readonly path: string;
  readonly pattern: RegExp | undefined;
  readonly reach: 'exact' | 'below';
  readonly method: string;
  /** Runs only where the path has this parameter. */
  readonly param: string;
  readonly handler: Attached;
  readonly span: Span;
  readonly attached: 'app' | 'mount' | 'router' | 'route';
  /** Path of the router that it is attached to. */
  readonly base: string;
}

export interface ComposedRoute {
  readonly method: string;
  readonly path: string;
  readonly registration: Registration;
  /** Layers that see the request, outermost first. */
  readonly layers: readonly Layer[];
  readonly handlers: readonly Attached[];
  /** `use` with a path and a handler of its own, rather than a route. */
  readonly kind: 'route' | 'use' | 'resource';
  readonly router: Router;
  readonly base: string;
  /** Nothing is known to mount its router. */
  readonly unmounted: boolean;
}

/** Deeper nestings of routers are cycles. */
const DEEPEST = 12;
const MOST_ROUTES = 20_000;

/** `mayPass`: an attached handler may hand requests on to routes that come later. */
export function composeRoutes({ program, meanings, mayPass }: { readonly program: Program; readonly meanings: Meanings; readonly mayPass: (handler: Attached) => boolean }, timeline: Timeline): readonly ComposedRoute[] {
  const routes: ComposedRoute[] = [];
  const mounted = mountedRouters();
  const roots = [...timeline.routers.values()].filter((router) => !mounted.has(router.key));
  const apps = roots.filter((root) => root.isApp && root.key !== UNDECLARED);
  for (const root of roots) {
    const all = { layers: [], answered: new Set<string>() };
    if (root.key === UNDECLARED && apps.length === 1) continue;
    // Only an app can answer without being mounted.
    compose(root, { prefix: '', ...all, stack: [], unmounted: !root.isApp || root.key === UNDECLARED, nesting: 'app' });
    // What takes an app of which only the type is known takes the only app that there is.
    const undeclared = apps.length === 1 && root === apps[0] ? timeline.routers.get(UNDECLARED) : undefined;
    if (undeclared) compose(undeclared, { prefix: '', ...all, stack: [], unmounted: false, nesting: 'app' });
  }
  return routes;

  interface Place {
    readonly prefix: string;
    readonly layers: Layer[];
    /** Routes that always answer: a generated one of the same name never runs. */
    readonly answered: Set<string>;
    readonly stack: readonly string[];
    readonly unmounted: boolean;
    readonly nesting: 'app' | 'router';
  }

  function compose(router: Router, place: Place): void {
    if (place.stack.includes(router.key) || place.stack.length > DEEPEST) return;
    const here = { ...place, stack: [...place.stack, router.key] };
    for (const registration of router.registrations) {
      if (routes.length > MOST_ROUTES) return;
      for (const path of registration.paths) {
        const full = joinPaths(place.prefix, path);
        const layer = (handler: Attached, reach: Layer['reach'], attached: Layer['attached']): Layer => ({
          path: full, pattern: path.pattern, reach, method: registration.method, param: registration.param, handler, span: registration.span, attached, base: place.prefix,
        });
        if (registration.kind === 'mount') mount(registration, full, layer, router, here);
        else if (registration.kind === 'param') for (const handler of registration.handlers) here.layers.push({ ...layer(handler, 'below', 'router'), path: place.prefix || '/' });
        else {
          add({ method: registration.method, path: full, registration, handlers: registration.handlers, kind: registration.kind, router, place: here });
          if (path.unknown) continue;
          const last = registration.handlers[registration.handlers.length - 1];
          for (const handler of registration.handlers) if (handler !== last || mayPass(handler)) here.layers.push(layer(handler, 'exact', 'route'));
          if (registration.kind === 'route' && last && !mayPass(last)) here.answered.add(`${registration.method} ${full}`);
        }
      }
    }
  }

  function mount(registration: Registration, full: string, layer: (handler: Attached, reach: Layer['reach'], attached: Layer['attached']) => Layer, router: Router, place: Place): void {
    const hasRouter = registration.handlers.some((handler) => routersOf(handler).length > 0);
    for (const handler of registration.handlers) {
      const inner = routersOf(handler);
      for (const { key } of inner) {
        const target = key === UNDECLARED ? undefined : (timeline.routers.get(key) ?? mergedBySite(key));
        if (target) compose(target, { ...place, prefix: full === '/' ? '' : full, nesting: 'router' });
      }
      if (inner.length > 0) continue;
      const isPathless = registration.paths.length === 1 && registration.paths[0]!.text === '/' && !registration.paths[0]!.pattern;
      if (!isPathless && !hasRouter && handler === registration.handlers[registration.handlers.length - 1]) {
        add({ method: 'ALL', path: full, registration, handlers: registration.handlers, kind: 'use', router, place });
      }
      place.layers.push(layer(handler, 'below', hasRouter ? 'mount' : place.nesting));
    }
  }

  function add(route: { readonly method: string; readonly path: string; readonly registration: Registration; readonly handlers: readonly Attached[]; readonly kind: ComposedRoute['kind']; readonly router: Router; readonly place: Place }): void {
    const { place, ...rest } = route;
    const layers = place.layers.filter((each) => sees(each, rest.path, rest.method));
    if (rest.kind !== 'resource') {
      routes.push({ ...rest, layers, base: place.prefix, unmounted: place.unmounted });
      return;
    }
    // A collection and its element: list and create, read, change and delete.
    const isElement = /:\w+$/.test(rest.path);
    for (const method of isElement ? ['GET', 'PUT', 'DELETE'] : ['GET', 'POST']) {
      if (place.answered.has(`${method} ${rest.path}`)) continue;
      routes.push({ ...rest, method, layers: place.layers.filter((each) => sees(each, rest.path, method)), base: place.prefix, unmounted: place.unmounted });
    }
  }

  function routersOf(handler: Attached): readonly RouterIdentity[] {
    if (!handler.values.some((value) => isRouter(meanings, value) || value.kind === 'instance')) return [];
    return routersAt(program, meanings, { file: handler.file, expression: handler.expression }, handler.scene);
  }

  /** A router that a factory makes, where the call that made it could not be followed: everything attached to any of them. */
  function mergedBySite(key: string): Router | undefined {
    const site = key.replace(/[@#].*$/, '');
    const same = [...timeline.routers.values()].filter((router) => router.key.replace(/[@#].*$/, '') === site);
    return same[0] && { ...same[0], key, registrations: same.flatMap((router) => router.registrations) };
  }

  function mountedRouters(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const router of timeline.routers.values()) {
      for (const registration of router.registrations) {
        if (registration.kind !== 'mount') continue;
        for (const handler of registration.handlers) {
          for (const { key } of routersOf(handler)) {
            if (key === UNDECLARED) continue;
            found.add(key);
            if (!timeline.routers.has(key)) for (const other of timeline.routers.keys()) if (other.replace(/[@#].*$/, '') === key.replace(/[@#].*$/, '')) found.add(other);
          }
        }
      }
    }
    return found;
  }
}

function sees(layer: Layer, path: string, method: string): boolean {
  if (layer.method !== 'ALL' && layer.method !== method && method !== 'ALL') return false;
  if (layer.param !== '' && !path.split('/').includes(`:${layer.param}`)) return false;
  if (layer.pattern) {
    const below = path.slice(layer.base === '/' ? 0 : layer.base.length) || '/';
    return layer.pattern.test(below);
  }
  return covers(layer.path, path, layer.reach);
}
