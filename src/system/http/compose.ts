/** Composes the registrations of all routers into routes with their full paths and everything that runs before them. */
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Span } from '#model/span.ts';
import { isRouter, isUndeclared, routersAt, type RouterIdentity } from '#system/http/router-of.ts';
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
  const apps = roots.filter((root) => root.isApp && !isUndeclared(root.key));
  const adopted = new Map<Router, Router | undefined>(roots.filter((root) => isUndeclared(root.key)).map((root) => [root, nearestApp(root, apps)]));
  for (const root of roots) {
    if (adopted.get(root)) continue;
    const all = { layers: [], answered: new Set<string>(), prefix: '', stack: [], nesting: 'app' as const };
    // Only an app can answer without being mounted.
    compose(root, { ...all, unmounted: !root.isApp || isUndeclared(root.key) });
    // What takes an app of which only the type is known takes the nearest one.
    for (const [undeclared, app] of adopted) if (app === root) compose(undeclared, { ...all, unmounted: false });
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
        const target = isUndeclared(key) ? undefined : (timeline.routers.get(key) ?? mergedBySite(key));
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
            if (isUndeclared(key)) continue;
            found.add(key);
            if (!timeline.routers.has(key)) for (const other of timeline.routers.keys()) if (other.replace(/[@#].*$/, '') === key.replace(/[@#].*$/, '')) found.add(other);
          }
        }
      }
    }
    return found;
  }
}

/** The app whose file shares most folders with the router's; undefined if two are as near. */
function nearestApp(router: Router, apps: readonly Router[]): Router | undefined {
  const shared = (app: Router): number => {
    const [a, b] = [app.file.split('/').slice(0, -1), router.file.split('/').slice(0, -1)];
    const differs = a.findIndex((folder, at) => folder !== b[at]);
    return differs < 0 ? a.length : differs;
  };
  const ranked = apps.map((app) => ({ app, near: shared(app) })).sort((x, y) => y.near - x.near);
  const [best, next] = ranked;
  if (!best || (next && next.near === best.near)) return undefined;
  return best.near > 0 || apps.length === 1 ? best.app : undefined;
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
