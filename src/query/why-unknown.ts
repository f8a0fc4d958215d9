/** Why it is not known what a call does. */
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import { calleeText } from '#query/describe-way.ts';

/** A clause for people; undefined if the call runs functions of the program, or something that a library row speaks of. */
export function whyUnknown(system: System, call: CallSite): string | undefined {
  if (call.targets.length > 0 || system.effectsAt(call).length > 0) return undefined;
  const callee = `\`${calleeText(system, call)}\``;
  const foreign = call.externals.find((path) => path.package !== 'globals');
  if (foreign) return `${callee} comes from the package \`${foreign.package}\`, and no library row says what it does`;
  if (call.externals.length > 0) return undefined;
  const [value] = call.callees;
  if (value?.kind === 'unknown') return `${callee} could not be resolved (${value.reason})`;
  return value?.kind === 'typed' ? `of ${callee} only the declared type is known, and no class or object that implements it` : `${callee} could not be resolved`;
}
