/** “Did you mean …?”: the known name that is nearest to a misspelt one. */
import { closestMatch } from 'leven';

/** A sentence with a leading space, or nothing if no known name is near. */
export function suggest(written: string, known: readonly string[]): string {
  const near = nearest(written.toLowerCase(), new Map(known.map((name) => [name.toLowerCase(), name])));
  return near === undefined || near === written ? '' : ` Did you mean "${near}"?`;
}

function nearest(written: string, known: ReadonlyMap<string, string>): string | undefined {
  const names = [...known.keys()];
  // A rule's name without its category, or under a wrong one, is far away by letters.
  const sameTail = names.find((name) => name.includes('/') && tailOf(name) === tailOf(written));
  const slip = sameTail ?? closestMatch(written, names, { maxDistance: Math.max(2, Math.floor(written.length / 3)) });
  // So is an abbreviation: `warn` for `warning`.
  const found = slip ?? (written.length < 3 ? undefined : names.find((name) => name.startsWith(written) || written.startsWith(name)));
  return found === undefined ? undefined : known.get(found);
}

function tailOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
