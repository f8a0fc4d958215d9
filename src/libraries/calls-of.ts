/** Patterns of many calls on the same receivers, for rows that would otherwise repeat the receiver's name. */
import type { Pattern } from '#model/library.ts';

/** `callsOf('<repo>', 'find save')` is `['<repo>.find()', '<repo>.save()']`; the receiver `''` is the package itself. Receivers and members are separated by spaces. */
export function callsOf(receivers: string, members: string): Pattern[] {
  return receivers.split(' ').flatMap((receiver) => members.split(' ').map((member) => `${receiver === '' ? '' : `${receiver}.`}${member}()`));
}
