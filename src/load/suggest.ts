/** “Did you mean …?”: the known name that is nearest to a misspelt one. */
import { closestMatch } from 'leven';

/** A sentence with a leading space, or nothing if no known name is near. */
export function suggest(written: string, known: readonly string[]): string {
  const wanted = written.toLowerCase();
  const lowered = new Map(known.map((name) => [name.toLowerCase(), name]));
  // `warn` for `warning`, `err` for `error`: an abbreviation is further away than any slip of the pen.
  const long = wanted.length < 3 ? undefined : [...lowered.keys()].find((name) => name.startsWith(wanted) || wanted.startsWith(name));
  const near = lowered.get(long ?? closestMatch(wanted, [...lowered.keys()], { maxDistance: Math.max(2, Math.floor(wanted.length / 3)) }) ?? '');
  return near === undefined || near === written ? '' : ` Did you mean "${near}"?`;
}
