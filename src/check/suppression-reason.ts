/** A rule of lintel's own: a suppression comment that does not say why. The suppressions' stage reports it. */
import type { AnyRule } from '#model/rule.ts';

export const suppressionReason: AnyRule = {
  id: 'lintel/suppression-reason',
  since: '0.2.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'A suppression comment must say why.',
  why: 'Whoever meets the comment later cannot tell a decision from a shortcut, so nobody dares to remove it.',
  fix: 'Write the reason behind ` -- `. It may begin with a last day: `-- until 2027-01-31: the migration lands`.',
  silentWhen: ['the comment is written for ESLint', 'the comment silences nothing: it had better go'],
  messages: {
    missing: 'This comment silences {rules} without a reason. Write one behind it: `-- why`.',
    onlyDate: 'This comment says until when it silences {rules}, but not why. Write it behind the date: `-- until {until}: why`.',
    badDate: '{until} is no day of the calendar, so this comment never runs out. Write the last day as `-- until YYYY-MM-DD: why`.',
  },
};
