/** Versions that routes answer to. */
import type { Value } from '#model/value.ts';
import { flattened } from './decorations.ts';

/** The route answers without a version too. */
export const NEUTRAL = '';

/** Strings, and the framework's constant for no version. */
export function versionsIn(values: readonly Value[]): readonly string[] {
  return flattened(values).flatMap((value) => {
    if (value.kind === 'literal' && typeof value.value === 'string') return [value.value];
    return value.kind === 'external' && value.path.step?.kind === 'member' && value.path.step.name === 'VERSION_NEUTRAL' ? [NEUTRAL] : [];
  });
}
