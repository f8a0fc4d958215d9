/** “Did you mean …?”: the known name that is nearest to a misspelt one. */
import { closestMatch } from 'leven';

/** A sentence with a leading space, or nothing if no known name is near. */
export function suggest(written: string, known: readonly string[]): string {
  const lowered = new Map(known.map((name) => [name.toLowerCase(), name]));
  const longest = Math.max(2, Math.floor(written.length / 3));
  // A rule written without its category, or under a wrong one, is near whatever its category's length.
  const bare = known.find((name) => name.includes('/') && name.slice(name.lastIndexOf('/') + 1) === written.slice(written.lastIndexOf('/') + 1));
  const near = bare ?? lowered.get(closestMatch(written.toLowerCase(), [...lowered.keys()], { maxDistance: longest }) ?? '');
  return near === undefined || near === written ? '' : ` Did you mean "${near}"?`;
}
