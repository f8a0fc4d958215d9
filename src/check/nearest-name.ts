/** The name that somebody probably meant. */

/** The closest of the known names, if it is close enough to be a slip: by edits, or by its part after the slash. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const sameTail = known.find((candidate) => tail(candidate) === tail(name));
  if (sameTail !== undefined) return sameTail;

  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(name.length / 4)) + 1;
  for (const candidate of known) {
    const edits = editsBetween(name, candidate);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

function tail(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
