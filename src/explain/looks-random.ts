/** Tells text that a machine drew at random from text that somebody wrote. */

const SEPARATORS = /[/_-]/;
const WORD = /^[A-Z]?[a-z]{3,}$/;
const RUNS = /0123456789|abcdefghij|ABCDEFGHIJ|[a-z]{4,}|[A-Z]{4,}/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** For one token of letters, digits and `+/_=-`. Of a path, or of words with hyphens between them, each part is looked at alone. */
export function looksRandom(token: string): boolean {
  if (UUID.test(token)) return false;
  const parts = token.split(SEPARATORS);
  return parts.length > 1 && parts.some((part) => WORD.test(part)) ? parts.some(isRandom) : isRandom(token);
}

function isRandom(token: string): boolean {
  const core = token.replace(/=+$/, '');
  if (/^(?:0x)?[0-9a-f]+$|^(?:0x)?[0-9A-F]+$/.test(core)) return core.length >= 32 && bitsPerCharacter(core) >= 3;
  if (core.length < 20 || bitsPerCharacter(core) < 3.6) return false;
  const digits = shareOf(core, /\d/g);
  const capitals = shareOf(core, /[A-Z]/g);
  // Names have few digits, and capitals only where a word begins.
  if (digits === 0) return capitals > 0.27 && capitals < 0.8;
  return written(core) < 0.5 && (digits > 0.05 || capitals > 0.27);
}

function shareOf(text: string, kind: RegExp): number {
  return (text.match(kind)?.length ?? 0) / text.length;
}

/** The part of it that runs like words do, from 0 to 1: long runs of one case hardly come about by chance. */
function written(text: string): number {
  return [...text.matchAll(RUNS)].reduce((sum, [run]) => sum + run.length, 0) / text.length;
}

/** Shannon's entropy. */
function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
