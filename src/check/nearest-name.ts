/** The name that somebody probably meant. */
import leven from 'leven';

/** The closest of the known names, if it is close enough to be a slip: by edits, or by its part after the slash. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const sameTail = known.find((candidate) => tail(candidate) === tail(name));
  if (sameTail !== undefined) return sameTail;

  const limit = Math.max(2, Math.floor(name.length / 4));
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    const edits = leven(name, candidate);
    if (edits <= limit && edits < (best?.edits ?? Infinity)) best = { candidate, edits };
  }
  return best?.candidate;
}

function tail(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
