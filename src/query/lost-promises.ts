/** Promises of a file that nobody waits for, or that are taken for their value. */
import type { EventFact, FileFacts, Range } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Silence, Silent } from '#model/rule.ts';
import type { CallbackRun, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { calleeText } from '#query/describe-way.ts';
import { exposedAwait } from '#query/exposed-await.ts';
import { referencesTo } from '#query/references-to.ts';
import { endsWithHandler, mayReject } from '#query/rejects.ts';
import { whyUnknown } from '#query/why-unknown.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

export interface LostPromise extends Range {
  /**
   * `dropped`: neither awaited, returned nor caught; `voided`: dropped by `void` although it may reject; `tested`: used as a condition;
   * `value`: used as if it were its value; `sent`: handed to a response or a serialiser; `returnedFromTry`: the catch or finally around it is dead;
   * `callback`: an async callback whose promise nobody awaits; `each`: async callbacks run for each element and nobody awaits them; `emptyCatch`: `.catch()` without a handler.
   */
  readonly kind: 'dropped' | 'voided' | 'tested' | 'value' | 'sent' | 'returnedFromTry' | 'callback' | 'each' | 'emptyCatch';
  readonly fn: Fn;
  readonly call: CallSite | undefined;
  /** It is known that it may reject. */
  readonly rejects: boolean;
}

const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

/** Says of one call why it is no lost promise, and gives undefined for its kind; absent if nobody asks. */
type Quiet = ((because: string, fact?: Silence['fact']) => undefined) | undefined;

/** In order of functions and events. */
export function lostPromises(file: FileFacts, system: System, silent?: Silent): readonly LostPromise[] {
  const lost: LostPromise[] = [];
  for (const id of file.functions.keys()) {
    const fn = system.program.fn(file, id);
    for (const call of system.program.callsIn(fn)) {
      const kind = kindOf(system, fn, call, silent && quietAt(call.expression));
      if (kind) lost.push({ ...rangeOf(file, call.expression), kind, fn, call, rejects: callMayReject(system, call) === 'yes' });
    }
    lost.push(...returnedFromTry(system, fn), ...valuesInVariables(system, fn), ...unawaitedCallback(system, fn, silent && quietIn(headOf(fn))));
  }
  return lost;

  function quietAt(expression: number): Quiet {
    return quietIn(rangeOf(file, expression));
  }

  function quietIn(range: Range): Quiet {
    return (because, fact = 'yes') => {
      silent?.({ at: system.program.spanOf(file, range), fact, because });
      return undefined;
    };
  }
}

function rangeOf(file: FileFacts, expression: number): Range {
  const { start, end } = file.expressions[expression]!;
  return { start, end };
}

function kindOf(system: System, fn: Fn, call: CallSite, quiet: Quiet): LostPromise['kind'] | undefined {
  const { fate } = call.event;
  const { program } = system;
  if (isEmptyCatch(system, call)) return 'emptyCatch';
  if (fate === 'awaited' || fate === 'returned' || fate === 'stored') return quiet && isOfInterest(system, call) ? quiet(`the promise of \`${calleeText(system, call)}\` is ${FATES[fate]}`) : undefined;
  if (fate === 'callee' || fate === 'spread' || fate === 'yielded') return undefined;
  const answer = program.isPromise(fn.file, call.expression);
  if (answer !== 'yes') return JUDGED.has(fate) ? quiet?.(whyNoPromise(system, call, answer), answer === 'no' ? 'yes' : 'unknown') : undefined;
  switch (fate) {
    case 'dropped':
    case 'voided': {
      const reason = whyHarmless(system, fn, call);
      if (reason !== undefined) return quiet?.(reason);
      const rejects = fate === 'dropped' ? 'yes' : callMayReject(system, call);
      return rejects === 'yes' ? fate : quiet?.('`void` marks it as deliberate, and it is not known to reject', 'unknown');
    }
    case 'tested':
      return isLocalPromise(system, call) ? 'tested' : quiet?.('what the package gives here may be more than a promise', 'unknown');
    case 'operand': {
      const parent = fn.file.expressions[program.parentOf(fn.file, call.expression)];
      return parent?.kind === 'template' || parent?.kind === 'binary' ? 'value' : undefined;
    }
    case 'object': {
      const parent = fn.file.expressions[program.parentOf(fn.file, call.expression)];
      return parent?.kind === 'member' && !PROMISE_METHODS.has(parent.name) && isLocalPromise(system, call) ? 'value' : undefined;
    }
    case 'element':
    case 'argument':
      return isSent(system, fn, call) ? 'sent' : quiet?.('the promise is handed on, to somebody who may wait for it', 'unknown');
    default:
      return undefined;
  }
}

/** Asked only for the sake of an answer: a value that is kept may be anything, and what is awaited is meant to be a promise. */
function isOfInterest(system: System, call: CallSite): boolean {
  return call.event.fate === 'awaited' || system.program.isPromise(call.caller.file, call.expression) === 'yes';
}

const FATES = { awaited: 'awaited', returned: 'returned: whoever calls the function waits for it', stored: 'kept under a name' };
/** What becomes of a value that is no promise matters here only where a promise would be a slip. */
const JUDGED: ReadonlySet<string> = new Set(['dropped', 'voided', 'tested', 'operand']);

function whyNoPromise(system: System, call: CallSite, answer: 'no' | 'unknown'): string {
  if (answer === 'no') return `\`${calleeText(system, call)}\` returns no promise`;
  const reason = whyUnknown(system, call);
  return `${reason === undefined ? `nothing says what \`${calleeText(system, call)}\` returns` : reason}, so whether it is a promise is not known`;
}

/** A promise of the program's own making: a package's may be a builder that is more than a promise. */
function isLocalPromise(system: System, call: CallSite): boolean {
  return system.program.valuesOf(call.caller.file, call.expression).every((value) => value.kind === 'promise');
}

function isEmptyCatch(system: System, call: CallSite): boolean {
  const { file } = call.caller;
  const expression = file.expressions[call.expression]!;
  const member = expression.kind === 'call' ? file.expressions[expression.callee] : undefined;
  return expression.kind === 'call' && expression.args.length === 0 && member?.kind === 'member' && member.name === 'catch' && system.program.isPromise(file, member.object) === 'yes';
}

/** The chain ends with a handler, or what is called handles its own errors, or its failure is meant to end the process: which, as a clause. */
function whyHarmless(system: System, fn: Fn, call: CallSite): string | undefined {
  if (endsWithHandler(fn.file, call.expression)) return 'the chain ends with a handler';
  if (meaningOfCall(system.program, system.meanings, call, 'promise')?.harmless) return `the promise of \`${calleeText(system, call)}\` does not reject`;
  if (callMayReject(system, call) === 'no') return `\`${calleeText(system, call)}\` handles all of its own errors`;
  return isStart(system, fn) ? 'it starts the process: a rejection ends it, which is what a failed start should do' : undefined;
}

function callMayReject(system: System, call: CallSite): 'yes' | 'no' | 'unknown' {
  if (call.targets.length === 0) return system.effectsAt(call).length > 0 ? 'yes' : 'unknown';
  const answers = call.targets.map((target) => mayReject(system, target));
  return answers.includes('yes') ? 'yes' : answers.every((answer) => answer === 'no') ? 'no' : 'unknown';
}

/** `main();` at the end of a start-up file: a rejection ends the process, which is what a failed start should do. */
function isStart(system: System, fn: Fn): boolean {
  return fn.id === 0 && !system.contextsOf(fn).includes('request');
}

/** Given to a response or to JSON as it is, or inside a literal. */
function isSent(system: System, fn: Fn, call: CallSite): boolean {
  let parent = system.program.parentOf(fn.file, call.expression);
  while (fn.file.expressions[parent]?.kind === 'object' || (fn.file.expressions[parent]?.kind === 'array' && fn.file.expressions[system.program.parentOf(fn.file, parent)]?.kind === 'object')) parent = system.program.parentOf(fn.file, parent);
  const outer = parent < 0 ? undefined : system.program.callAt(fn.file, parent);
  if (!outer || !isLocalPromise(system, call)) return false;
  return outer.externals.some((path) => path.package === 'globals' && path.step?.kind === 'member' && path.step.name === 'stringify') || system.effectsAt(outer).some((effect) => effect.kind === 'respond');
}

function returnedFromTry(system: System, fn: Fn): LostPromise[] {
  const lost: LostPromise[] = [];
  for (const event of fn.fact.events) {
    if (event.kind !== 'return' || event.expression < 0 || !isInLiveTry(system, fn, event)) continue;
    const expression = fn.file.expressions[event.expression]!;
    const call = system.program.callAt(fn.file, event.expression);
    if (expression.kind !== 'call' || !call || endsWithHandler(fn.file, event.expression)) continue;
    if (system.program.isPromise(fn.file, event.expression) !== 'yes' || callMayReject(system, call) === 'no') continue;
    lost.push({ ...rangeOf(fn.file, event.expression), kind: 'returnedFromTry', fn, call, rejects: callMayReject(system, call) === 'yes' });
  }
  return lost;
}

/** Inside a try whose catch does something that its author wanted to happen. */
function isInLiveTry(system: System, fn: Fn, event: EventFact): boolean {
  const context = system.program.contextsOf(fn.file, event.context).find((one) => one.kind === 'try' || one.kind === 'catch' || one.kind === 'finally');
  if (context?.kind !== 'try' || !(context.hasCatch || context.hasFinally)) return false;
  return fn.file.contexts.some((other) => (other.kind === 'catch' || other.kind === 'finally') && other.statement === context.statement && other.fn === context.fn && other.end - other.start > 2);
}

/** `const user = load(id); user.name`: the name holds a promise. */
function valuesInVariables(system: System, fn: Fn): LostPromise[] {
  const { file } = fn;
  const lost: LostPromise[] = [];
  for (const [id, binding] of file.bindings.entries()) {
    if (binding.kind !== 'const' || binding.owner !== fn.id || binding.values.length !== 1) continue;
    const call = system.program.callAt(file, binding.values[0]!);
    if (!call || !isLocalPromise(system, call)) continue;
    const use = referencesTo(file, id).find((reference) => {
      const parent = file.expressions[system.program.parentOf(file, reference)];
      return parent?.kind === 'member' && !PROMISE_METHODS.has(parent.name) && parent.object === reference;
    });
    if (use !== undefined) lost.push({ ...rangeOf(file, system.program.parentOf(file, use)), kind: 'value', fn, call, rejects: false });
  }
  return lost;
}

function unawaitedCallback(system: System, fn: Fn, quiet: Quiet): LostPromise[] {
  if (!fn.fact.async || fn.fact.generator) return [];
  const run = system.runOf(fn);
  if (!run) return [];
  const reason = whyAwaited(system, fn, run);
  if (reason !== undefined) {
    quiet?.(reason, run.awaited === 'unknown' ? 'unknown' : 'yes');
    return [];
  }
  return [{ ...headOf(fn), kind: run.how === 'later' ? 'callback' : 'each', fn, call: run.call, rejects: true }];
}

/** Why the promise of an async callback is not lost, as a clause; undefined if it is. */
function whyAwaited(system: System, fn: Fn, run: CallbackRun): string | undefined {
  // A route's handler is the framework's to await, and another rule's to judge.
  if (run.how === 'later' && !meaningOfCall(system.program, system.meanings, run.call, 'listen')) return 'who runs this callback later, such as a framework, is the one to await it';
  if (run.awaited === 'yes') return 'somebody waits for the promises of this callback';
  if (run.awaited === 'unknown' || (run.how !== 'later' && run.how !== 'each')) return 'whether anybody waits for the promise of this callback is not known';
  if (run.how === 'later' && (!exposedAwait(system, fn) || mayReject(system, fn) !== 'yes')) return 'this callback is not known to reject: what can fail in it is caught inside';
  return run.how === 'each' && mayReject(system, fn) === 'no' ? 'this callback handles all of its own errors' : undefined;
}

function headOf({ file, fact }: Fn): Range {
  return { start: fact.start, end: Math.min(fact.end, file.lineStarts.find((start) => start > fact.start) ?? fact.end) };
}
