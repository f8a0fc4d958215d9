/** One line with nothing hidden in it: what a person would not see, no model reads, and no terminal obeys. */
import { printable } from '#report/printable.ts';

// Without width, or a letter in disguise: tags, variation selectors, joiners.
const UNSEEN = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

/** Tabs stay: the indentation of a diff must be the file's. */
export function visibleText(line: string): string {
  return line
    .split('\t')
    .map((part) => printable(part).replace(UNSEEN, ''))
    .join('\t');
}
