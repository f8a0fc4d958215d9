/** One composed route as an entry point: its chain of guards, what they come to, and the functions that answer. */
import type { EvidenceStep } from '#model/finding.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { EntryPoint, GuardBehaviour, GuardStep, Known } from '#model/system.ts';
import type { Fn, Value } from '#model/value.ts';
import { authOf, permissionOf, rateLimitOf } from '#system/decorators/protection.ts';
import type { Behaviours } from '#system/guards/behaviour.ts';
import { answersByItself, describePath } from '#system/guards/external-guard.ts';
import type { ComposedRoute, Layer } from '#system/http/compose.ts';
import type { Attached } from '#system/http/registration.ts';

interface Context {
  readonly program: Program;
  readonly meanings: Meanings;
  readonly behaviours: Behaviours;
}

/** Undefined if what was registered only passes requests on. */
export function entryPointOf(context: Context, route: ComposedRoute): EntryPoint | undefined {
  const handler = route.handlers[route.handlers.length - 1];
  if (!answers(context, route, handler)) return undefined;
  const allowed: EvidenceStep[] = [];
  const chain: GuardStep[] = [];
  for (const layer of route.layers) addStep(layer.handler, layer, layer.attached);
  for (const inline of route.handlers.slice(0, -1)) addStep(inline, { base: route.base, span: route.registration.span }, 'route');
  if (handler) addHandler(handler);
  if (route.unmounted) chain.unshift({ name: 'the mount', span: route.registration.span, attached: 'mount', behaviour: UNMOUNTED });

  const isStatic = handler !== undefined && !functionOf(handler);
  const method = route.kind === 'use' && isStatic ? 'GET' : route.method;
  const path = route.unmounted && route.path !== '/*' ? `/*${route.path === '/' ? '' : route.path}` : route.path;
  const functions = handler ? handlersOf(context, handler) : [];
  return {
    kind: 'http',
    method,
    path,
    name: `${method} ${path}`,
    span: route.registration.span,
    framework: route.registration.framework,
    handlers: functions,
    handlerName: handler ? nameOf(context.program, handler, functions) : 'a generated handler',
    chain,
    auth: authOf(chain),
    permission: permissionOf(chain),
    validation: validationOf(chain),
    rateLimit: rateLimitOf(chain),
    group: `${route.registration.span.file} ${route.router.key}`,
    declaredPublic: allowed[0],
  };

  function addStep(attached: Attached, at: Pick<Layer, 'base' | 'span'>, where: GuardStep['attached']): void {
    const name = nameOf(context.program, attached, []);
    const path = route.path;
    const own = path.slice(at.base === '/' ? 0 : at.base.length) || '/';
    const verdicts = attached.values.map((value) => context.behaviours.at(value, { path, own, method: route.method }));
    const behaviour = together(verdicts.map((verdict) => verdict.behaviour));
    if (verdicts.some((verdict) => verdict.allowsPath)) allowed.push({ span: at.span, message: `${name} ${behaviour.why}` });
    const span = context.program.spanOf(attached.file, context.program.expression(attached.file, attached.expression));
    chain.push({ name, span, attached: where, behaviour, runs: attached.values.flatMap((value) => (value.kind === 'function' ? [value.fn] : [])) });
  }

  /** What the handler itself demands counts too. */
  function addHandler(attached: Attached): void {
    const functionValue = functionOf(attached);
    const behaviour = functionValue ? context.behaviours.handler(functionValue).behaviour : externalOf(context, attached);
    if (!behaviour) return;
    const isSilent = behaviour.authentication === 'none' && behaviour.permission === 'no' && behaviour.validates === 'no' && behaviour.limitsRate === 'no';
    if (isSilent) return;
    const span = context.program.spanOf(attached.file, context.program.expression(attached.file, attached.expression));
    chain.push({ name: nameOf(context.program, attached, handlersOf(context, attached)), span, attached: 'handler', behaviour });
  }
}

const UNMOUNTED: GuardBehaviour = { authentication: 'unknown', permission: 'unknown', validates: 'no', limitsRate: 'no', why: 'where its router is mounted could not be resolved' };

/** A route whose last handler certainly only passes on is a layer for others, not an endpoint. */
function answers({ meanings, behaviours }: Context, route: ComposedRoute, handler: Attached | undefined): boolean {
  if (route.kind === 'resource') return true;
  if (!handler) return false;
  const external = handler.values.find((value) => value.kind === 'external');
  const fn = functionOf(handler);
  if (route.kind === 'use') {
    if (fn) return behaviours.handler(fn).answers;
    return external?.kind === 'external' && answersByItself(meanings, external);
  }
  if (fn) return !behaviours.handler(fn).onlyPassesOn;
  if (external?.kind !== 'external') return true;
  return answersByItself(meanings, external) || !isKnownGuard(behaviours.of(external));
}

/** Ready-made middleware that passes requests on: a guard, a parser, a limiter. */
function isKnownGuard(behaviour: GuardBehaviour): boolean {
  return behaviour.authentication !== 'unknown';
}

function externalOf({ behaviours }: Context, attached: Attached): GuardBehaviour | undefined {
  const external = attached.values.find((value) => value.kind === 'external');
  const behaviour = external && behaviours.of(external);
  return behaviour && behaviour.authentication !== 'unknown' ? behaviour : undefined;
}

function functionOf(attached: Attached): Extract<Value, { kind: 'function' }> | undefined {
  return attached.values.find((value) => value.kind === 'function');
}

/** Several possible values demand only what all of them demand. */
function together(behaviours: readonly GuardBehaviour[]): GuardBehaviour {
  const [first] = behaviours;
  if (!first || behaviours.length === 1) return first ?? UNMOUNTED;
  const states = new Set(behaviours.map((each) => each.authentication));
  const permissions = new Set(behaviours.map((each) => each.permission));
  const authentication = states.size === 1 ? first.authentication : states.has('required') && states.has('none') ? 'unknown' : states.has('unknown') ? 'unknown' : 'optional';
  return { ...first, authentication, permission: permissions.size === 1 ? first.permission : 'unknown' };
}

function handlersOf({ behaviours }: Context, attached: Attached): readonly Fn[] {
  const found: Fn[] = [];
  for (const value of attached.values) {
    if (value.kind !== 'function') continue;
    for (const fn of [value.fn, ...behaviours.handler(value).wrapped]) if (!found.includes(fn)) found.push(fn);
  }
  return found;
}

/** The name that a reader finds where the thing is attached: `auth`, `userController.create`. */
function nameOf(program: Program, attached: Attached, functions: readonly Fn[]): string {
  const written = (functions.length > 1 ? wrappedName(attached) : undefined) ?? writtenName(attached, attached.expression, 0);
  if (written) return written;
  const fn = functions[functions.length - 1] ?? functionOf(attached)?.fn;
  const cls = fn && program.classOf(fn);
  if (fn?.fact.name) return cls ? `${cls.fact.name}.${fn.fact.name}` : fn.fact.name;
  const external = attached.values.find((value) => value.kind === 'external');
  return external?.kind === 'external' ? describePath(external.path) : 'an anonymous function';
}

/** `wrap(orders.list)` is called by what is wrapped. */
function wrappedName(attached: Attached): string | undefined {
  const fact = attached.file.expressions[attached.expression];
  if (fact?.kind !== 'call') return undefined;
  const names = fact.args.filter((arg) => attached.file.expressions[arg]?.kind !== 'literal').map((arg) => writtenName(attached, arg, 0));
  return names.filter((name) => name !== undefined).pop();
}

function writtenName(attached: Attached, id: number, level: number): string | undefined {
  const fact = attached.file.expressions[id];
  if (!fact || level > 4) return undefined;
  if (fact.kind === 'reference') return attached.file.bindings[fact.binding]?.name;
  if (fact.kind === 'member') {
    const object = writtenName(attached, fact.object, level + 1);
    return object ? `${object}.${fact.name}` : fact.name;
  }
  if (fact.kind === 'call') {
    const callee = attached.file.expressions[fact.callee];
    if (callee?.kind === 'member' && callee.name === 'bind') return writtenName(attached, callee.object, level + 1);
    return writtenName(attached, fact.callee, level + 1);
  }
  return fact.kind === 'this' ? 'this' : undefined;
}

/** Middleware that validates is not asked which part of the request it looks at. */
function validationOf(chain: readonly GuardStep[]): EntryPoint['validation'] {
  const isValidated = chain.some((step) => step.behaviour.validates === 'yes');
  const state: Known = isValidated ? 'yes' : chain.some((step) => step.behaviour.validates === 'unknown') ? 'unknown' : 'no';
  return { body: state, query: state, params: state };
}
