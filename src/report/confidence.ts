/** What a finding's confidence promises. */
import type { Confidence } from '#model/finding.ts';

export const PROMISES: Readonly<Record<Confidence, string>> = {
  high: 'every step that proves it was resolved, and nothing that would excuse it was found: it is meant to hold nine times in ten',
  medium: 'one step rests on custom, on a condition or on a long way: read the steps before you act',
  low: 'several conditions lie on the way: it is possible, and how often it happens is not known',
};
