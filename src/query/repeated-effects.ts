/** Queries and remote calls that a loop repeats, each with the loop, the call in it and the way to the effect. */
import type { FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Silence, Silent } from '#model/rule.ts';
import type { Span } from '#model/span.ts';
import type { EffectKind, System, Way } from '#model/system.ts';
import type { Cls, Fn, Value } from '#model/value.ts';
import { calleeOf, callMeanings, receiverOf } from '#system/call-meanings.ts';
import { dependsOnElement } from './depends-on-element.ts';
import { calleeText, describeWay } from './describe-way.ts';
import { isSentTogether } from './is-sent-together.ts';
import { iterationOf, iterationsAround, type Iteration } from './iterations-around.ts';
import { mentionedIn } from './mentions.ts';
import { runsAtMostOnce } from './runs-at-most-once.ts';
import { listOfLoop, walksBatches, walksNoRows } from './walks-no-rows.ts';
import { whyUnknown } from './why-unknown.ts';

export interface RepeatedEffect {
  readonly iteration: Iteration;
  /** The call in the loop: the query itself, or what leads to it. */
  readonly call: CallSite;
  readonly way: Way;
  /** Something in the call differs from run to run. */
  readonly depends: boolean;
  /** Conditions on the way, from the loop to the effect: how often it may be skipped. */
  readonly conditions: number;
}

/** Beyond this many calls or conditions the way is possible, and nobody can say how often it is taken. */
const LONGEST_WAY = 4;
const MOST_CONDITIONS = 3;

/** In source order; one for each loop and distinct callee. */
export function repeatedEffects(system: System, file: FileFacts, kind: EffectKind, silent?: Silent): readonly RepeatedEffect[] {
  const fields = new Set(system.entryPoints.filter((entry) => entry.method === 'FIELD').flatMap((entry) => entry.handlers));
  const isField = (fn: Fn) => fields.has(fn);
  const found = new Map<string, RepeatedEffect>();
  file.functions.forEach((_, id) => {
    for (const call of system.program.callsIn(system.program.fn(file, id))) {
      const repeated = repeatedAt(system, call, { kind, isField, pass: silent && passAt(call) });
      if (!repeated) continue;
      const key = `${repeated.iteration.range.start}:${calleeKey(repeated)}`;
      if (!found.has(key)) found.set(key, repeated);
      else silent?.({ at: spanOf(system, call), fact: 'yes', because: `\`${calleeText(system, call)}\` is reported once for this loop, in line ${String(spanOf(system, found.get(key)!.call).line)}` });
    }
  });
  return [...found.values()].sort((a, b) => (file.expressions[a.call.expression]?.start ?? 0) - (file.expressions[b.call.expression]?.start ?? 0));

  function passAt(call: CallSite): Pass {
    return (because, { iteration, fact = 'yes' } = {}) => {
      silent?.({ at: spanOf(system, call), fact, because: iteration === undefined ? because : `${because} (${iteration.kind === 'field' ? 'the field' : 'the loop'} in line ${String(iteration.span.line)})`, ...(iteration && { evidence: [{ span: iteration.span, message: iteration.kind === 'field' ? 'this field is resolved once for each parent' : 'the loop' }] }) });
      return undefined;
    };
  }
}

/** Says why a call is not reported, and gives undefined; absent if nobody asks. */
type Pass = (because: string, about?: { readonly iteration?: Iteration; readonly fact?: Silence['fact'] }) => undefined;

interface Asked {
  readonly kind: EffectKind;
  readonly isField: (fn: Fn) => boolean;
  readonly pass: Pass | undefined;
}

function calleeKey({ call, way }: RepeatedEffect): string {
  const target = call.targets[0];
  return target ? `${target.file.path}#${target.id}` : way.effect.description;
}

function repeatedAt(system: System, call: CallSite, { kind, isField, pass }: Asked): RepeatedEffect | undefined {
  if (isOwnParameter(system, call)) return pass?.(`\`${calleeText(system, call)}\` is handed in by the caller: it is judged where it is handed over`);
  const ways = waysFrom(system, call, kind);
  if (ways.length === 0) {
    if (pass) passWithoutWay(system, call, { kind, isField, pass });
    return undefined;
  }
  const iterations = [...iterationsItself(system, call), ...iterationsAround(system, call, isField)];
  if (iterations.length === 0 && pass && (kind === 'query' || system.reachesThrough(call, 'query').length === 0)) return pass(`${describeWay(system, call, ways[0]!)} runs once each time the function is called: no loop, per-element callback or field resolver is around it here`);
  for (const iteration of iterations) {
    // One query for each batch is the cure, whatever loop is around the batches.
    const batches = walksBatches(iteration);
    if (batches !== undefined) return pass?.(`${describeWay(system, call, ways[0]!)} ${runs(iteration)}, and ${batches}`, { iteration });
    const reason = walksNoRows(system, iteration) ?? runsAtMostOnce(system, iteration, call) ?? isPartOfElement(system, iteration, call);
    const way = reason === undefined ? ways.find((each) => isSentTogether(system, iteration, call, each.effect) === undefined) : undefined;
    if (!way) {
      pass?.(`${describeWay(system, call, ways[0]!)} ${runs(iteration)}, and ${reason ?? isSentTogether(system, iteration, call, ways[0]!.effect) ?? ''}`, { iteration });
      continue;
    }
    const depends = dependsOnElement(system, iteration, call);
    if (!depends && !isWorthHoisting(system, iteration, call, way)) {
      pass?.(`nothing that ${describeWay(system, call, way)} is given depends on the element, and that it could be done once before the loop is not certain`, { iteration, fact: 'unknown' });
      continue;
    }
    const conditions = conditionsOn(system, way) + iteration.crossed.filter(isCondition).length;
    if (conditions > MOST_CONDITIONS) {
      pass?.(`${describeWay(system, call, way)} ${runs(iteration)}, and ${String(conditions)} conditions lie between the two: how often it is met is not known`, { iteration, fact: 'unknown' });
      continue;
    }
    return { iteration, call, way, depends, conditions };
  }
  return undefined;
}

/** A call in a loop that is not known to reach a query or a remote call; anything else is of no interest. */
function passWithoutWay(system: System, call: CallSite, { kind, isField, pass }: Asked & { readonly pass: Pass }): void {
  const [iteration] = [...iterationsItself(system, call), ...iterationsAround(system, call, isField)];
  // The head of a chain is no call of its own to a reader: `db(table)` in `db(table).insert(row)`.
  if (iteration === undefined || call.event.fate === 'object' || call.event.fate === 'callee') return;
  const [far] = system.reachesThrough(call, kind);
  if (far) return pass(`${describeWay(system, call, far)} ${runs(iteration)}, and gets there only through more than ${String(LONGEST_WAY)} calls or when something failed`, { iteration, fact: 'unknown' });
  if ((['query', 'remoteCall'] as const).some((other) => system.reachesThrough(call, other).length > 0)) return;
  const doubt = whyUnknown(system, call) ?? call.targets.flatMap((target) => system.program.callsIn(target)).map((inner) => whyUnknown(system, inner)).find((reason) => reason !== undefined);
  if (doubt !== undefined) pass(`\`${calleeText(system, call)}\` ${runs(iteration)}, and whether it queries is not known: ${doubt}`, { iteration, fact: 'unknown' });
  else if (call.targets.length > 0 || (callMeanings(system.program, system.meanings, call).length > 0 && !call.externals.every((path) => path.package === 'globals'))) pass(`\`${calleeText(system, call)}\` ${runs(iteration)}, and reaches neither a query nor a remote call`, { iteration });
}

function runs({ kind }: Iteration): string {
  return kind === 'field' ? 'runs for each parent' : 'runs in a loop';
}

function spanOf(system: System, call: CallSite): Span {
  return system.program.spanOf(call.caller.file, system.program.expression(call.caller.file, call.expression));
}

/** A helper that calls what it was handed: the place to speak of is where it was handed over. */
function isOwnParameter(system: System, call: CallSite): boolean {
  const callee = calleeOf(system.program, call);
  const expression = callee < 0 ? undefined : call.caller.file.expressions[callee];
  return expression?.kind === 'reference' && call.caller.file.bindings[expression.binding]?.kind === 'parameter';
}

/** Ways that the call itself leads to, the surest first. Functions written as arguments are looked at on their own. */
function waysFrom(system: System, call: CallSite, kind: EffectKind): readonly Way[] {
  const inline = new Set(call.callbacks.filter(({ fn }) => isInline(call, fn)).map(({ fn }) => fn));
  return system
    .reachesThrough(call, kind)
    .filter((way) => way.calls.length <= LONGEST_WAY && !inline.has(firstFunction(way) as Fn) && !way.calls.slice(1).some((step) => isOnFailure(system, step)) && !isEffectOnFailure(system, way))
    .map((way) => ({ way, conditions: conditionsOn(system, way) }))
    .sort((a, b) => a.conditions + a.way.calls.length - (b.conditions + b.way.calls.length))
    .map(({ way }) => way);
}

/** The function that the first call of a way runs. */
function firstFunction(way: Way): Fn | undefined {
  if (way.calls.length === 0) return undefined;
  return way.calls[1]?.caller ?? way.effect.fn;
}

function isInline(call: CallSite, fn: Fn): boolean {
  const place = call.caller.file.expressions[call.expression];
  return fn.file === call.caller.file && place !== undefined && fn.fact.start >= place.start && fn.fact.end <= place.end;
}

/** `ids.map(loadOrder)` is a loop in itself. */
function iterationsItself(system: System, call: CallSite): readonly Iteration[] {
  return call.callbacks.flatMap(({ argument, fn }) => {
    if (isInline(call, fn)) return [];
    const run = system.runAt(call, argument);
    return run.how === 'each' ? [iterationOf(system, run)] : [];
  });
}

/** Handlers, strategies and steps kept in a list: the loop walks the program's own parts, not rows. Rows that query themselves are entities of an ORM. */
function isPartOfElement(system: System, iteration: Iteration, call: CallSite): string | undefined {
  const { program } = system;
  const reason = 'the loop walks parts of the program, such as strategies or handlers, and not rows';
  if (iteration.over >= 0 && elementsAreOwn(system, iteration)) return reason;
  const receiver = receiverOf(program, call);
  if (!receiver || call.targets.length === 0 || iteration.kind === 'field') return undefined;
  const root = rootOf(call.caller.file, receiver.object);
  if (root === undefined || !iteration.elements.includes(root)) return undefined;
  return program.valuesOf(call.caller.file, receiver.object).some((value) => isOwnClass(system, value)) ? reason : undefined;
}

/** `for (const provider of this.providers) …`: a list of services. */
function elementsAreOwn(system: System, iteration: Iteration): boolean {
  const values = system.program.valuesOf(iteration.file, iteration.over).flatMap((value) => (value.kind === 'array' ? value.elements : []));
  return values.length > 0 && values.every((value) => value.kind === 'instance' && isOwnClass(system, value) && hasBehaviour(value.cls));
}

function hasBehaviour(cls: Cls): boolean {
  return cls.fact.members.some((member) => member.kind === 'method' && !member.static);
}

function isOwnClass(system: System, value: Value): boolean {
  return (value.kind === 'instance' || value.kind === 'class') && system.program.ancestry(value.cls).external === undefined;
}

function rootOf(file: FileFacts, id: number): number | undefined {
  let expression = file.expressions[id];
  while (expression?.kind === 'member') expression = file.expressions[expression.object];
  return expression?.kind === 'reference' ? expression.binding : undefined;
}

/** The same read again and again, while nothing in the loop changes what it reads. */
function isWorthHoisting(system: System, iteration: Iteration, call: CallSite, way: Way): boolean {
  if (iteration.kind === 'field' || way.calls.length > 2 || conditionsOn(system, way) + iteration.crossed.length > 0) return false;
  const { query } = way.effect;
  if (query && query.operation !== 'read' && query.operation !== 'count') return false;
  if (!query || mentionedIn(call.caller.file, system.program.expression(call.caller.file, call.expression)).length === 0) return false;
  return !callsWithin(system, iteration).some((other) => system.reachesThrough(other, 'write').length > 0);
}

function callsWithin(system: System, { file, range }: Iteration): readonly CallSite[] {
  return file.functions.flatMap((fact, id) => {
    if (fact.end < range.start || fact.start > range.end) return [];
    return system.program.callsIn(system.program.fn(file, id)).filter((call) => {
      const place = file.expressions[call.expression];
      return place !== undefined && place.start >= range.start && place.end <= range.end;
    });
  });
}

function conditionsOn(system: System, way: Way): number {
  const inner = way.calls.slice(1).flatMap((call) => system.program.contextsOf(call.caller.file, call.event.context));
  const last = way.calls.length === 0 ? [] : contextsOfEffect(system, way);
  return [...inner, ...last].filter(isCondition).length + way.calls.reduce((sum, call) => sum + choices(system, call, way.effect.kind), 0);
}

/** An interface's call runs one of many implementations: an effect that few of them have is seldom met. */
function choices(system: System, call: CallSite, kind: EffectKind): number {
  if (call.targets.length < 3) return 0;
  const having = call.targets.filter((target) => system.reaches(target, kind).length > 0).length;
  return having * 2 < call.targets.length ? 2 : 0;
}

function contextsOfEffect(system: System, { effect }: Way) {
  const event = effect.fn.fact.events.find((each) => each.expression === effect.expression);
  return event ? system.program.contextsOf(effect.fn.file, event.context) : [];
}

function isCondition(context: { readonly kind: string }): boolean {
  return context.kind === 'branch' || context.kind === 'case';
}

function isOnFailure(system: System, call: CallSite): boolean {
  return system.program.contextsOf(call.caller.file, call.event.context).some((context) => context.kind === 'catch');
}

function isEffectOnFailure(system: System, way: Way): boolean {
  return way.calls.length > 0 && contextsOfEffect(system, way).some((context) => context.kind === 'catch');
}

/** What the loop walks, for people: the list's expression, also where a loop counts through it. */
export function listOf({ file, loop, over }: Iteration): number {
  return over >= 0 || !loop ? over : listOfLoop(file, loop);
}
