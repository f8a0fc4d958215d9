/** Strings that do not keep a source file alive: names and literals as flat copies, each name once. */

// V8 cuts substrings of this length and more as slices that pin the whole text they were cut from.
const SLICED_FROM = 13;
// Longer strings rarely repeat: they are copied and not remembered.
const REMEMBERED_UP_TO = 100;
const LITERAL_LIMIT = 2000;

const known = new Map<string, string>();

/** The same string, safe to keep after its source text is gone. */
export function intern(text: string): string {
  if (text.length < SLICED_FROM) return text;
  if (text.length > REMEMBERED_UP_TO) return flatCopy(text);

  const found = known.get(text);
  if (found !== undefined) return found;
  const copy = flatCopy(text);
  known.set(copy, copy);
  return copy;
}

/** A literal's text, cut off after 2,000 characters: embedded certificates and templates are no evidence. */
export function internLiteral(text: string): string {
  return intern(text.length > LITERAL_LIMIT ? text.slice(0, LITERAL_LIMIT) : text);
}

function flatCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
