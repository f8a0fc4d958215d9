/** Compares why rules keep silent with what a case says of it, in words. */
import type { RuleSilence } from '#index.ts';
import type { Expectation } from './read-expectations.ts';

/** One line for each reason that is expected and not given at its line. */
export function missingSilences(silences: readonly RuleSilence[], expectations: readonly Expectation[]): string[] {
  return expectations.filter((expected) => !silences.some((silence) => meets(silence, expected))).map(({ file, line, rule, fragment }) => `no such reason: ${file}:${line} ${rule} “…${fragment}…”`);
}

/** A reason that starts in the first line is given for the whole file. */
function meets({ rule, at, because }: RuleSilence, expected: Expectation): boolean {
  const isThere = at.line === expected.line || (at.line === 1 && at.endLine >= expected.line);
  return rule === expected.rule && at.file === expected.file && isThere && because.includes(expected.fragment);
}
