/** Every library that lintel knows, sorted by file name. */
// Written by `npm run generate`; edit the folder, not this list.
import type { Library } from '#model/library.ts';

export const libraries: readonly Library[] = [];
