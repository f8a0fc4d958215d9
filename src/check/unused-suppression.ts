/** The one rule of lintel's own: a suppression comment that silences nothing. The suppressions' stage reports it. */
import type { AnyRule } from '#model/rule.ts';

export const unusedSuppression: AnyRule = {
  id: 'lintel/unused-suppression',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  recommended: true,
  summary: 'A suppression comment must silence a finding.',
  why: 'A comment that silences nothing today silences tomorrow’s bug, and nobody is told.',
  fix: 'Remove the comment, or the rule’s name from it.',
  silentWhen: ['the named rule is switched off for the file', 'the comment is written for ESLint, which reports its own'],
  judges: 'comments that switch rules off',
  messages: {
    unused: 'This comment silences {rule}, which reports nothing here. Remove it.',
    unusedAll: 'This comment silences every rule, and none reports anything here. Remove it.',
    unknown: 'This comment names {rule}, and there is no such rule.',
  },
};
