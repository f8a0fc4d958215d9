/** A rule of lintel's own: a suppression comment that has run out and still silences a finding. The suppressions' stage reports it. */
import type { AnyRule } from '#model/rule.ts';

export const expiredSuppression: AnyRule = {
  id: 'lintel/expired-suppression',
  since: '0.2.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'A suppression comment must not outlive the day that it names.',
  why: 'The day was a promise: what was put off until then has not been done.',
  fix: 'Solve what the comment silences and remove it, or decide anew and move the day.',
  silentWhen: [
    'the last commit is of that day or earlier: the day of the commit decides and never today’s, so a commit keeps its verdict for ever',
    'there is no commit, which the run says',
    'the comment silences nothing, which lintel/unused-suppression reports',
  ],
  messages: {
    expired: 'This suppression ran out on {until} and still hides {hidden}',
  },
};
