/** How a library's declarations of tables are written. */
import type { Meanings, TableTraits } from '#model/library.ts';

export function traitsOf(meanings: Meanings, library: string): TableTraits | undefined {
  return meanings.libraries.find(({ name }) => name === library)?.tables;
}
