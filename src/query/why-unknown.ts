/** Why it is not known what a call does. */
import type { CallSite } from '#model/program.ts';
import type { System } from '#model/system.ts';
import type { ApiPath } from '#model/value.ts';
import { calleeText } from '#query/describe-way.ts';
import { callMeanings } from '#system/call-meanings.ts';

/** A clause for people; undefined if the call runs functions of the program, or something that a library row speaks of, or works on the rows that a query gave. */
export function whyUnknown(system: System, call: CallSite): string | undefined {
  if (call.targets.length > 0 || callMeanings(system.program, system.meanings, call).length > 0 || call.externals.some((path) => comesFromQuery(system, path))) return undefined;
  const callee = `\`${calleeText(system, call)}\``;
  const foreign = call.externals.find((path) => path.package !== 'globals');
  if (foreign) return `${callee} comes from \`${foreign.package}\`, and no library row says what it does`;
  if (call.externals.length > 0) return undefined;
  const [value] = call.callees;
  if (value?.kind === 'unknown') return `${callee} could not be resolved (${value.reason})`;
  return value?.kind === 'typed' ? `of ${callee} only the declared type is known, and no class or object that implements it` : `${callee} could not be resolved`;
}

/** `rows.filter()` where a query gave the rows, `query.where()` where a builder is the query. */
function comesFromQuery({ meanings }: System, path: ApiPath): boolean {
  for (let at: ApiPath | undefined = path; at; at = at.parent) if (meanings.at(at).some((row) => row.means === 'query')) return true;
  return false;
}
