/** Code that is tried in order to learn whether it works: its failure is an answer, not an error. */
import type { System } from '#model/system.ts';
import type { CatchPlace } from '#query/catches-in.ts';
import { calleeText } from '#query/describe-way.ts';
import { meaningOfCall } from '#system/call-meanings.ts';

/** Parsing, decoding, checking a credential or a file's existence is all that the protected code does: which of them, as a clause; undefined if it does more. */
export function isProbe(system: System, place: CatchPlace): string | undefined {
  const [first, ...more] = place.protectedCalls;
  if (first === undefined) return 'the protected code calls nothing that it waits for';
  if (answersYesOrNo(place)) return 'it is a probe: the code answers true if it works, and false if not';
  return [first, ...more].every((call) => isAsking(call, system)) ? `it is a probe: \`${calleeText(system, first)}\` is tried, and its failure is the answer` : undefined;
}

/** `try { await ping(); return true; } catch { return false; }`: the caller asked whether it works. */
function answersYesOrNo(place: CatchPlace): boolean {
  const { file, fact } = place.fn;
  const given = (range: { start: number; end: number }, value: boolean) =>
    fact.events.some((event) => {
      const returned = event.kind === 'return' ? file.expressions[event.expression] : undefined;
      return returned?.kind === 'literal' && returned.value === value && returned.start >= range.start && returned.end <= range.end;
    });
  return place.kind === 'clause' && given(place, false) && given(place.protectedRange, true);
}

function isAsking(call: CatchPlace['protectedCalls'][number], system: System): boolean {
  const verifies = meaningOfCall(system.program, system.meanings, call, 'verifyCredential') ?? meaningOfCall(system.program, system.meanings, call, 'validate');
  if (verifies) return true;
  return call.externals.length > 0 && call.externals.every((path) => PARSERS.has(nameOf(path)));
}

const PARSERS = new Set(['globals.JSON.parse', 'globals.JSON.stringify', 'globals.URL', 'globals.decodeURIComponent', 'globals.decodeURI', 'globals.atob', 'globals.BigInt', 'globals.RegExp', 'fs.accessSync', 'fs.statSync', 'fs/promises.access', 'fs/promises.stat', 'fs.promises.access', 'fs.promises.stat']);

function nameOf(path: CatchPlace['protectedCalls'][number]['externals'][number]): string {
  const step = path.step;
  return path.parent && step?.kind === 'member' ? `${nameOf(path.parent)}.${step.name}` : path.package;
}
