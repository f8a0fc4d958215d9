/** Which router a value is: every call that makes one is a router of its own. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { ApiPath, Closure, Site, Value } from '#model/value.ts';
import { valuesIn, type Scene } from '#system/http/scene.ts';

export interface RouterIdentity {
  readonly key: string;
  readonly file: string;
  readonly isApp: boolean;
}

type External = Extract<Value, { kind: 'external' }>;

export function isRouter(meanings: Meanings, value: Value): value is External {
  return value.kind === 'external' && (meanings.at(value.path).some((row) => row.means === 'router') || meanings.typesAt(value.path).some((type) => type.endsWith(':router')));
}

/** Identities of the routers that an expression can be; empty if it is none. */
export function routersAt(program: Program, meanings: Meanings, at: { readonly file: FileFacts; readonly expression: ExpressionId }, scene: Scene): readonly RouterIdentity[] {
  const values = routerValues(program, meanings, at, scene).filter((value) => isRouter(meanings, value)) as readonly External[];
  const sited = values.filter((value) => value.site !== undefined);
  if (sited.length > 0) return sited.map((value) => identityOf(program, value, at, scene));
  return values.length > 0 ? [undeclared(at.file)] : [];
}

const UNDECLARED = 'undeclared ';

/** A router by its declared type alone: nobody knows which; one for each file that uses such a thing. */
function undeclared(file: FileFacts): RouterIdentity {
  return { key: UNDECLARED + file.path, file: file.path, isApp: true };
}

export function isUndeclared(key: string): boolean {
  return key.startsWith(UNDECLARED);
}

/** Values of an expression; a router that is known by its declared type only is looked up where its field is set. */
export function routerValues(program: Program, meanings: Meanings, at: { readonly file: FileFacts; readonly expression: ExpressionId }, scene: Scene): readonly Value[] {
  const values = valuesIn(program, at.file, at.expression, scene);
  if (!values.some((value) => isRouter(meanings, value)) || values.some((value) => value.kind === 'external' && value.site !== undefined)) return values;
  const assigned = assignedRouters(program, meanings, at, scene);
  return assigned.length > 0 ? assigned : values;
}

/** A router handed over as a plain value: what an attached expression evaluates to. */
export function identityOf(program: Program, value: External, at: { readonly file: FileFacts; readonly expression: ExpressionId }, scene: Scene): RouterIdentity {
  const site = value.site;
  if (!site) return undeclared(at.file);
  const maker = makerOf(program, site);
  const call = maker < 0 ? undefined : (closureFor(site, maker, scene.closure)?.call ?? callThatMade(at.file, at.expression, 0));
  const suffix = call && !(call.file === site.file && call.expression === site.expression) ? `@${call.file.path}:${call.expression}` : '';
  return { key: `${site.file.path}:${site.expression}${suffix}${ownerOf(program, at)}`, file: site.file.path, isApp: isAppPath(value.path) };
}

/** A field that a base class makes is another router in each derived class. */
function ownerOf(program: Program, at: { readonly file: FileFacts; readonly expression: ExpressionId }): string {
  const fact = at.file.expressions[at.expression];
  if (fact?.kind !== 'member') return '';
  for (const value of program.valuesOf(at.file, fact.object)) {
    if (value.kind !== 'instance') continue;
    const found = program.findMember(value.cls, fact.name);
    if (found && found.cls !== value.cls) return `#${value.cls.file.path}:${value.cls.id}`;
  }
  return '';
}

/** `express()` makes an app, `express.Router()` something to be mounted. */
function isAppPath(path: ApiPath): boolean {
  for (let at: ApiPath | undefined = path; at; at = at.parent) if (at.step?.kind === 'member' && /router/i.test(at.step.name)) return false;
  return true;
}

/** Function in which the router is made; -1 if that is a module's body. */
function makerOf(program: Program, site: Site): number {
  const start = program.expression(site.file, site.expression).start;
  let inner = -1;
  site.file.functions.forEach((fn, id) => {
    const isInner = id > 0 && fn.start <= start && start < fn.end && fn.cls < 0;
    if (isInner && (inner < 0 || fn.start >= site.file.functions[inner]!.start)) inner = id;
  });
  return inner;
}

function closureFor(site: Site, maker: number, closure: Closure | undefined): Closure | undefined {
  for (let level = closure; level; level = level.outer) if (level.fn.file === site.file && level.fn.id === maker) return level;
  return undefined;
}

/** The call that an expression comes from, through names: two calls of one factory make two routers. */
function callThatMade(file: FileFacts, id: ExpressionId, level: number): Site | undefined {
  const fact = file.expressions[id];
  if (!fact || level > 6) return undefined;
  if (fact.kind === 'call') return { file, expression: id };
  if (fact.kind === 'await' || fact.kind === 'cast') return callThatMade(file, fact.value, level + 1);
  if (fact.kind === 'reference') {
    const values = file.bindings[fact.binding]?.values ?? [];
    return values.length === 1 ? callThatMade(file, values[0]!, level + 1) : undefined;
  }
  return undefined;
}

/** `private app: Application; constructor() { this.app = express(); }`: the declared type does not say which router it is. */
function assignedRouters(program: Program, meanings: Meanings, at: { readonly file: FileFacts; readonly expression: ExpressionId }, scene: Scene): readonly External[] {
  const fact = at.file.expressions[at.expression];
  if (fact?.kind !== 'member') return [];
  const found: External[] = [];
  for (const owner of valuesIn(program, at.file, fact.object, scene)) {
    if (owner.kind !== 'instance') continue;
    for (const cls of program.ancestry(owner.cls).classes) {
      const methods = new Set([cls.fact.constructorFn, ...cls.fact.members.map((member) => member.fn)]);
      for (const assignment of cls.file.memberAssignments) {
        if (assignment.path[0] !== fact.name || assignment.path.length !== 1 || !methods.has(assignment.thisOf)) continue;
        for (const value of program.valuesOf(cls.file, assignment.value)) if (isRouter(meanings, value) && value.site) found.push(value);
      }
    }
  }
  return found;
}
