/** Runs through the program as its modules load, and notes every registration on a router in the order in which it happens. */
import type { ContextId, EventFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Closure, Fn, Value } from '#model/value.ts';
import { elementsIn } from '#system/http/iteration.ts';
import { noteRegistration } from '#system/http/note-registration.ts';
import { registeringFunctions } from '#system/http/registering-functions.ts';
import type { Timeline } from '#system/http/registration.ts';
import { routerValues } from '#system/http/router-of.ts';
import { elementKey, NO_SCENE, valuesIn, type Scene } from '#system/http/scene.ts';

const DEEPEST = 16;
const MOST_CALLS = 150_000;
/** Runs without a result after which a function is not run again. */
const PATIENCE = 4;
/** Methods that run a callback for each element. */
const EACH = new Set(['forEach', 'map', 'flatMap', 'reduce', 'filter', 'some', 'every']);

/** Files that `leavesOut` names are neither entered nor started from. */
export function runRegistrations(program: Program, meanings: Meanings, leavesOut: (file: FileFacts) => boolean): Timeline {
  const timeline: Timeline = { routers: new Map(), noted: 0, unresolved: new Set() };
  const registering = registeringFunctions(program, meanings);
  const loaded = new Set<FileFacts>();
  const ran = new Set<Fn>();
  /** How often a function has run without registering anything: some only look as if they could. */
  const fruitless = new Map<Fn, number>();
  const stack: Fn[] = [];
  let budget = MOST_CALLS;

  for (const file of startFiles(program)) load(file);
  // What nobody is seen to call is run last, with unknown arguments.
  const waiting = program.functions().filter((fn) => registering.all.has(fn) && !leavesOut(fn.file));
  for (const fn of waiting) if (!ran.has(fn) && fn.id !== 0 && !isCalledBy(fn, waiting)) run(fn, NO_SCENE);
  for (const fn of registering.direct) if (!ran.has(fn) && !leavesOut(fn.file)) run(fn, NO_SCENE);
  return timeline;

  function isCalledBy(fn: Fn, others: readonly Fn[]): boolean {
    return program.callersOf(fn).some((call) => call.caller !== fn && !ran.has(call.caller) && others.includes(call.caller));
  }

  function load(file: FileFacts): void {
    if (loaded.has(file) || leavesOut(file)) return;
    loaded.add(file);
    for (const each of file.imports) {
      if (each.kind !== 'import' || !each.atLoad) continue;
      const target = program.resolve(file, each.specifier);
      if (target.kind === 'file') load(target.file);
    }
    run(program.fn(file, 0), NO_SCENE);
  }

  function run(fn: Fn, scene: Scene): void {
    const depth = stack.filter((each) => each === fn).length;
    if (stack.length > DEEPEST || depth > 1 || (fruitless.get(fn) ?? 0) >= PATIENCE) return;
    const before = timeline.noted;
    ran.add(fn);
    stack.push(fn);
    runEvents(fn, fn.fact.events, scene, -1);
    stack.pop();
    if (timeline.noted === before) fruitless.set(fn, (fruitless.get(fn) ?? 0) + 1);
    else fruitless.set(fn, Number.NEGATIVE_INFINITY);
  }

  /** Events below `inside`; the body of a loop over a known list runs once for each element. */
  function runEvents(fn: Fn, events: readonly EventFact[], scene: Scene, inside: ContextId): void {
    for (let at = 0; at < events.length; ) {
      const loop = outermostLoop(fn, events[at]!.context, inside);
      if (loop < 0) {
        happen(fn, events[at]!, scene);
        at += 1;
        continue;
      }
      let end = at;
      while (end < events.length && outermostLoop(fn, events[end]!.context, inside) === loop) end += 1;
      runLoop(fn, events.slice(at, end), scene, loop);
      at = end;
    }
  }

  function runLoop(fn: Fn, events: readonly EventFact[], scene: Scene, loop: ContextId): void {
    const fact = fn.file.contexts[loop];
    const elements = fact?.kind === 'loop' && fact.loop === 'for-of' && registering.all.has(fn) ? elementsIn(program, fn.file, fact.iterated, scene) : undefined;
    if (fact?.kind !== 'loop' || !elements) return runEvents(fn, events, scene, loop);
    for (const element of elements) runEvents(fn, events, { ...scene, elements: new Map([...scene.elements, [elementKey(fn.file, fact.iterated), element]]) }, loop);
  }

  function happen(fn: Fn, event: EventFact, scene: Scene): void {
    if (budget <= 0) return;
    if (event.kind === 'module') {
      const fact = fn.file.expressions[event.expression];
      const specifier = fact?.kind === 'module' ? fn.file.imports[fact.import]?.specifier : undefined;
      const target = specifier === undefined ? undefined : program.resolve(fn.file, specifier);
      if (target?.kind === 'file') load(target.file);
      return;
    }
    if ((event.kind !== 'call' && event.kind !== 'new') || !registering.all.has(fn)) return;
    budget -= 1;
    if (event.kind === 'call' && noteRegistration({ program, meanings, timeline }, fn, event.expression, scene)) return;
    follow(fn, event.expression, scene);
  }

  /** Runs what a call runs, if that registers anything. */
  function follow(fn: Fn, id: ExpressionId, scene: Scene): void {
    const { file } = fn;
    const fact = file.expressions[id];
    const site = program.callAt(file, id);
    if (!site || (fact?.kind !== 'call' && fact?.kind !== 'new')) return;
    const callees = calleesOf(file, fact.callee, { scene, isNew: fact.kind === 'new', targets: site.targets });
    const worth = callees.filter(({ target }) => registering.all.has(target) && !leavesOut(target.file));
    if (worth.length > 0) {
      const args = fact.args.flatMap((arg) => argumentValues(file, arg, scene));
      for (const { target, outer } of worth) {
        run(target, { closure: { fn: target, call: { file, expression: id }, args, outer }, elements: scene.elements, calls: [...scene.calls, { file, expression: id }] });
      }
    }
    for (const { argument, fn: callback } of site.callbacks) {
      if (registering.all.has(callback) && !leavesOut(callback.file)) runCallback(fn, { call: id, argument, callback }, scene);
    }
  }

  function runCallback(fn: Fn, { call, argument, callback }: { readonly call: ExpressionId; readonly argument: number; readonly callback: Fn }, scene: Scene): void {
    const { file } = fn;
    const fact = file.expressions[call];
    const callee = fact?.kind === 'call' ? file.expressions[fact.callee] : undefined;
    const isEach = callee?.kind === 'member' && EACH.has(callee.name) && argument === 0;
    const elements = isEach ? elementsIn(program, file, callee.object, scene) : undefined;
    const calls = [...scene.calls, { file, expression: call }];
    const outer = callback.file === file ? scene.closure : undefined;
    if (!elements) return run(callback, { closure: outer, elements: scene.elements, calls });
    for (const [index, element] of elements.entries()) {
      const args: readonly (readonly Value[])[] = callee?.kind === 'member' && callee.name === 'reduce' ? [[], [element]] : [[element], [{ kind: 'literal', value: index }]];
      run(callback, { closure: { fn: callback, call: { file, expression: call }, args, outer }, elements: scene.elements, calls });
    }
  }

  function argumentValues(file: FileFacts, arg: ExpressionId, scene: Scene): readonly (readonly Value[])[] {
    const fact = file.expressions[arg];
    if (fact?.kind !== 'spread') return [routerValues(program, meanings, { file, expression: arg }, scene)];
    const items = elementsIn(program, file, fact.value, scene);
    return items ? items.map((item) => [item]) : [valuesIn(program, file, arg, scene)];
  }

  function calleesOf(file: FileFacts, callee: ExpressionId, how: { readonly scene: Scene; readonly isNew: boolean; readonly targets: readonly Fn[] }): readonly { readonly target: Fn; readonly outer: Closure | undefined }[] {
    const values = how.isNew ? [] : valuesIn(program, file, callee, how.scene).filter((value) => value.kind === 'function');
    if (values.length > 0) return values.map((value) => ({ target: value.fn, outer: value.closure ?? enclosing(value.fn, how.scene) }));
    return how.targets.map((target) => ({ target, outer: enclosing(target, how.scene) }));
  }
}

/** A function written inside one that is running sees what that one was called with. */
function enclosing(fn: Fn, scene: Scene): Closure | undefined {
  for (let level = scene.closure; level; level = level.outer) {
    if (level.fn.file !== fn.file) continue;
    for (let id = fn.fact.parent; id >= 0; id = fn.file.functions[id]!.parent) if (id === level.fn.id) return level;
  }
  return undefined;
}

function outermostLoop(fn: Fn, context: ContextId, inside: ContextId): ContextId {
  let found = -1;
  for (let id = context; id >= 0 && id !== inside; id = fn.file.contexts[id]!.parent) {
    const fact = fn.file.contexts[id]!;
    if (fact.fn !== fn.id) break;
    if (fact.kind === 'loop') found = id;
  }
  return found;
}

/** Files that nobody imports first: the others load when they are imported. */
function startFiles(program: Program): readonly FileFacts[] {
  const imported = new Set<FileFacts>();
  for (const file of program.files) {
    for (const each of file.imports) {
      if (each.kind === 'type') continue;
      const target = program.resolve(file, each.specifier);
      if (target.kind === 'file' && target.file !== file) imported.add(target.file);
    }
  }
  return [...program.files.filter((file) => !imported.has(file)), ...program.files.filter((file) => imported.has(file))];
}
