/** Recognises one call that attaches something to a router, and notes it. */
import type { ExpressionFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Span } from '#model/span.ts';
import type { Fn, Site } from '#model/value.ts';
import { holdsAt, type LabelledRow } from '#system/call-meanings.ts';
import { attachedBy } from '#system/http/attached.ts';
import type { Registration, Timeline } from '#system/http/registration.ts';
import { ANY, ROOT, type RoutePath } from '#system/http/route-path.ts';
import { isRouter, routersAt, type RouterIdentity } from '#system/http/router-of.ts';
import { textIn, valuesIn, type Scene } from '#system/http/scene.ts';

interface Noting {
  readonly program: Program;
  readonly meanings: Meanings;
  readonly timeline: Timeline;
}

interface At {
  readonly file: FileFacts;
  readonly expression: ExpressionId;
  readonly callee: ExpressionId;
  readonly args: readonly ExpressionId[];
  readonly scene: Scene;
}

/** True if the call is a registration, whether or not its router could be told. */
export function noteRegistration(noting: Noting, fn: Fn, expression: ExpressionId, scene: Scene): boolean {
  const fact = fn.file.expressions[expression];
  if (fact?.kind !== 'call') return false;
  const at: At = { file: fn.file, expression, callee: fact.callee, args: fact.args, scene };
  const callee = fn.file.expressions[fact.callee];
  const member = callee && memberOf(noting.program, at, callee);
  if (!member) return false;
  const row = rowOf(noting, at, member);
  if (!row) return noteUnknown(noting, at, member);
  const framework = row.library;
  switch (row.means) {
    case 'mount':
      note(noting, at, routersAt(noting.program, noting.meanings, { file: at.file, expression: member.object }, scene), mountOf(noting, at, framework));
      return true;
    case 'route':
      return noteRoute(noting, at, member, row);
    case 'param':
      note(noting, at, routersAt(noting.program, noting.meanings, { file: at.file, expression: member.object }, scene), {
        ...plain(noting, at, framework),
        kind: 'param',
        param: textIn(noting.program, at.file, at.args[0] ?? -1, scene) ?? '*',
        handlers: attachedBy(noting.program, at.file, at.args.slice(row.handlers), scene),
      });
      return true;
    case 'resource':
      return noteResource(noting, at, row);
    case 'routesOn':
      noteHost(noting, at, row);
      return true;
    default:
      return row.means === 'chain';
  }
}

interface Member {
  readonly object: ExpressionId;
  readonly name: string;
}

/** `router.get`, and `router[method]` where the method is known. */
function memberOf(program: Program, at: At, callee: ExpressionFact): Member | undefined {
  if (callee.kind === 'member') return { object: callee.object, name: callee.name };
  if (callee.kind !== 'index') return undefined;
  const name = textIn(program, at.file, callee.index, at.scene);
  return name === undefined ? undefined : { object: callee.object, name: name.toLowerCase() };
}

const MEANINGS = new Set(['mount', 'route', 'param', 'chain', 'resource', 'routesOn']);

function rowOf({ program, meanings }: Noting, at: At, member: Member): LabelledRow | undefined {
  const call = program.callAt(at.file, at.expression);
  for (const object of valuesIn(program, at.file, member.object, at.scene)) {
    if (object.kind !== 'external') continue;
    for (const value of program.memberOf(object, member.name)) {
      if (value.kind !== 'external') continue;
      const row = meanings.at(program.step(value.path, { kind: 'call' })).find((each) => MEANINGS.has(each.means) && (each.when === undefined || (call !== undefined && holdsAt(program, call, each.when))));
      if (row) return row;
    }
  }
  return undefined;
}

function noteRoute(noting: Noting, at: At, member: Member, row: Extract<LabelledRow, { means: 'route' }>): boolean {
  const { program, meanings } = noting;
  const chain = row.pathArgument < 0 ? chainOf(noting, at.file, member.object, at.scene) : undefined;
  if (row.pathArgument < 0 && !chain) {
    noting.timeline.unresolved.add(placeOf(at));
    return true;
  }
  const routers = routersAt(program, meanings, { file: at.file, expression: chain?.router ?? member.object }, at.scene);
  const path = chain?.path ?? at.args[row.pathArgument] ?? -1;
  note(noting, at, routers, {
    ...plain(noting, at, row.library),
    kind: 'route',
    method: row.method === 'member' ? (member.name === 'del' ? 'DELETE' : member.name.toUpperCase()) : row.method,
    paths: pathsOf(program, at.file, path, at.scene) ?? [ANY],
    handlers: attachedBy(program, at.file, at.args.slice(row.handlers), at.scene),
  });
  return true;
}

/** The router and path of `router.route(path)`, below the calls chained to it and through names. */
function chainOf({ program, meanings }: Noting, file: FileFacts, id: ExpressionId, scene: Scene, level = 0): { readonly router: ExpressionId; readonly path: ExpressionId } | undefined {
  const fact = file.expressions[id];
  if (!fact || level > 40) return undefined;
  if (fact.kind === 'reference') {
    const values = file.bindings[fact.binding]?.values ?? [];
    return values.length === 1 ? chainOf({ program, meanings } as Noting, file, values[0]!, scene, level + 1) : undefined;
  }
  const callee = fact.kind === 'call' ? file.expressions[fact.callee] : undefined;
  if (fact.kind !== 'call' || callee?.kind !== 'member') return undefined;
  const starts = valuesIn(program, file, callee.object, scene).some((value) => isRouter(meanings, value));
  if (starts && fact.args[0] !== undefined) return { router: callee.object, path: fact.args[0] };
  return chainOf({ program, meanings } as Noting, file, callee.object, scene, level + 1);
}

function mountOf(noting: Noting, at: At, framework: string): Registration {
  const { program } = noting;
  const [first] = at.args;
  const given = first === undefined ? [] : valuesIn(program, at.file, first, at.scene);
  const isHandler = given.some((value) => value.kind === 'function' || value.kind === 'external' || value.kind === 'class' || value.kind === 'instance') || isListOfHandlers(at.file, first);
  const paths = first === undefined || isHandler ? undefined : pathsOf(program, at.file, first, at.scene);
  // An argument of which nothing is known is a path only where something else is there to be mounted.
  const isUnknownPath = paths === undefined && !isHandler && at.args.length > 1 && given.every((value) => value.kind === 'unknown' || value.kind === 'literal');
  const rest = paths || isUnknownPath ? at.args.slice(1) : at.args;
  return { ...plain(noting, at, framework), kind: 'mount', method: 'ALL', paths: paths ?? (isUnknownPath ? [ANY] : [ROOT]), handlers: attachedBy(program, at.file, rest, at.scene) };
}

function isListOfHandlers(file: FileFacts, id: ExpressionId | undefined): boolean {
  const fact = id === undefined ? undefined : file.expressions[id];
  if (fact?.kind === 'function' || fact?.kind === 'call') return fact.kind === 'function';
  if (fact?.kind !== 'array') return false;
  return fact.items.some((item) => {
    const kind = file.expressions[item];
    return kind?.kind !== 'literal' && kind?.kind !== 'template';
  });
}

/** One path or several; undefined if the expression is no path. */
function pathsOf(program: Program, file: FileFacts, id: ExpressionId, scene: Scene): readonly RoutePath[] | undefined {
  const fact = file.expressions[id];
  if (!fact) return undefined;
  if (fact.kind === 'literal' && fact.type === 'regexp') return [{ text: '*', pattern: regexp(String(fact.value)) }];
  if (fact.kind === 'array') {
    const each = fact.items.map((item) => pathsOf(program, file, item, scene)?.[0]);
    return each.every((path) => path !== undefined) && each.length > 0 ? each : undefined;
  }
  const text = textIn(program, file, id, scene);
  if (text !== undefined) return [{ text, pattern: undefined }];
  const values = valuesIn(program, file, id, scene);
  const texts = values.flatMap((value) => (value.kind === 'array' ? value.elements : [value])).map((value) => (value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined));
  return texts.length > 0 && texts.every((each) => each !== undefined) ? texts.map((each) => ({ text: each, pattern: undefined })) : undefined;
}

function regexp(text: string): RegExp | undefined {
  const parts = /^\/(.*)\/([a-z]*)$/s.exec(text);
  try {
    return new RegExp(parts ? parts[1]! : text, parts?.[2]?.replace(/[gy]/g, '') ?? '');
  } catch {
    // A pattern that this engine cannot read matches anything, as far as one can tell.
    return undefined;
  }
}

function plain({ program }: Noting, at: At, framework: string): Registration {
  return { kind: 'route', method: 'ALL', paths: [ROOT], handlers: [], span: spanOf(program, at), framework, param: '' };
}

/** The call itself; where a function of the program registers for its caller, the call that names the path. */
function spanOf(program: Program, at: At): Span {
  const row = rowInLoop(at);
  if (row) return program.spanOf(row.file, program.expression(row.file, row.expression));
  let site: Site = { file: at.file, expression: at.expression };
  for (let level = at.scene.calls.length - 1; level >= 0 && !namesPath(program, site); level -= 1) site = at.scene.calls[level]!;
  if (!namesPath(program, site)) site = { file: at.file, expression: at.expression };
  const fact = program.expression(site.file, site.expression);
  const callee = fact.kind === 'call' ? program.expression(site.file, fact.callee) : undefined;
  const object = callee?.kind === 'member' ? program.expression(site.file, callee.object) : undefined;
  // In a chain over many lines each route is where its own method stands.
  const start = callee?.kind === 'member' && object?.kind === 'call' ? callee.end - callee.name.length : fact.start;
  return program.spanOf(site.file, { start, end: fact.end });
}

/** A table of routes that a loop goes through: each route is declared by its row. */
function rowInLoop({ file, args, scene }: At): Site | undefined {
  if (file.expressions[args[0] ?? -1]?.kind === 'literal') return undefined;
  const elements = [...scene.elements.values(), ...(scene.closure?.fn.fact.parameters.length === 0 ? [] : (scene.closure?.args[0] ?? []))];
  const row = elements.reverse().find((element) => element.kind === 'object' && element.site.file === file);
  return row?.kind === 'object' ? row.site : undefined;
}

function namesPath(program: Program, site: Site): boolean {
  const fact = program.expression(site.file, site.expression);
  if (fact.kind !== 'call') return false;
  const callee = program.expression(site.file, fact.callee);
  if (callee.kind === 'member' && program.expression(site.file, callee.object).kind === 'call') return true;
  return fact.args.some((arg) => {
    const kind = program.expression(site.file, arg);
    return kind.kind === 'literal' || kind.kind === 'template' || (kind.kind === 'array' && kind.items.length > 0) || kind.kind === 'function';
  });
}

function note({ timeline }: Noting, at: At, routers: readonly RouterIdentity[], registration: Registration): void {
  if (routers.length === 0) timeline.unresolved.add(placeOf(at));
  timeline.noted += routers.length;
  for (const { key, file, isApp } of routers) {
    const router = timeline.routers.get(key) ?? { key, file, isApp, registrations: [] };
    timeline.routers.set(key, router);
    router.registrations.push(registration);
  }
}

/** `things.get('/path', handler)` on something unknown may be a route. */
function noteUnknown({ program, timeline }: Noting, at: At, member: Member): boolean {
  if (!/^(?:get|post|put|patch|delete|all|use)$/.test(member.name) || at.args.length < 2) return false;
  const objects = valuesIn(program, at.file, member.object, at.scene);
  const path = textIn(program, at.file, at.args[0]!, at.scene);
  const last = valuesIn(program, at.file, at.args[at.args.length - 1]!, at.scene);
  if (!objects.every((value) => value.kind === 'unknown') || !path?.startsWith('/') || !last.some((value) => value.kind === 'function')) return false;
  timeline.unresolved.add(placeOf(at));
  return false;
}

/** Which app a library attaches generated routes to; the last one told. */
const hosts = new WeakMap<Timeline, Map<string, readonly RouterIdentity[]>>();

function noteHost({ program, meanings, timeline }: Noting, at: At, row: Extract<LabelledRow, { means: 'routesOn' }>): void {
  const app = row.option === undefined ? at.args[row.argument] : optionOf(at.file, at.args[row.argument] ?? -1, row.option);
  if (app === undefined) return;
  const known = hosts.get(timeline) ?? new Map<string, readonly RouterIdentity[]>();
  hosts.set(timeline, known);
  known.set(row.library, routersAt(program, meanings, { file: at.file, expression: app }, at.scene));
}

function noteResource(noting: Noting, at: At, row: Extract<LabelledRow, { means: 'resource' }>): boolean {
  const routers = hosts.get(noting.timeline)?.get(row.library) ?? [];
  const option = optionOf(at.file, at.args[row.argument] ?? -1, row.paths);
  const paths = option === undefined ? undefined : pathsOf(noting.program, at.file, option, at.scene);
  if (!paths) noting.timeline.unresolved.add(placeOf(at));
  else note(noting, at, routers, { ...plain(noting, { ...at, scene: { ...at.scene, calls: [] } }, row.library), kind: 'resource', paths });
  return true;
}

function optionOf(file: FileFacts, argument: ExpressionId, name: string): ExpressionId | undefined {
  const fact = file.expressions[argument];
  return fact?.kind === 'object' ? fact.properties.find((property) => property.name === name)?.value : undefined;
}

function placeOf(at: At): string {
  return `${at.file.path}:${at.file.expressions[at.expression]?.start ?? 0}`;
}
