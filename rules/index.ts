/** Every rule, sorted by id. */
// Written by `npm run generate`; edit the folder, not this list.
import type { AnyRule } from '#model/rule.ts';

export const rules: readonly AnyRule[] = [];
