/** Text of a stranger's source on one line, with nothing in it that a terminal, a log or a parser would obey. */

/** Control characters, line breaks, marks that reorder text and what XML has no place for become `·`, halves of surrogate pairs U+FFFD. */
export function printable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g, '·');
}
