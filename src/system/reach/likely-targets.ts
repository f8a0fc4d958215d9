/** The functions that a call most likely runs, where a wrapper's result could be any function that was ever wrapped. */
import type { CallSite, Program } from '#model/program.ts';
import type { Fn } from '#model/value.ts';
import { calleeOf } from '#system/call-meanings.ts';

/** Where the callee is called like some of the targets, it is those: a wrapper keeps the name of what it wraps. Implementations of an interface all have it. */
export function likelyTargets(program: Program, call: CallSite): readonly Fn[] {
  if (call.targets.length < 2) return call.targets;
  const callee = call.caller.file.expressions[calleeOf(program, call)];
  const name = callee?.kind === 'reference' ? call.caller.file.bindings[callee.binding]?.name : callee?.kind === 'member' ? callee.name : undefined;
  const namesakes = call.targets.filter((target) => target.fact.name === name);
  return namesakes.length > 0 ? namesakes : call.targets;
}
