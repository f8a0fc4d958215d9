/** The rules that lintel's own stages report. */
import type { AnyRule } from '#model/rule.ts';
import { expiredSuppression } from './expired-suppression.ts';
import { suppressionReason } from './suppression-reason.ts';
import { unusedSuppression } from './unused-suppression.ts';

export const ownRules: readonly AnyRule[] = [expiredSuppression, suppressionReason, unusedSuppression];
