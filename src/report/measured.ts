/** How often each rule was right on code that it had never seen: findings read by hand, with the code open. */

export interface Measurement {
  /** Findings read: all that there were, or an even choice of them. */
  readonly read: number;
  /** It is as the finding says. */
  readonly right: number;
  /** Of the right ones, those of which it is a matter of opinion whether anything should change. */
  readonly arguable: number;
  /** What was linted, and when. */
  readonly on: string;
  readonly when: string;
}

/** By rule; a rule that is missing was not measured. */
export const measured: Readonly<Record<string, Measurement>> = {
  'architecture/layering': { read: 2, right: 2, arguable: 1, on: 'two production backends', when: 'November 2026' },
  'architecture/no-cycle': { read: 7, right: 7, arguable: 0, on: 'two production backends', when: 'November 2026' },
  'data/no-n-plus-one': { read: 20, right: 19, arguable: 8, on: 'two production backends', when: 'November 2026' },
  'errors/async-handler': { read: 10, right: 10, arguable: 7, on: 'a production backend', when: 'November 2026' },
  'errors/no-floating-promise': { read: 17, right: 17, arguable: 3, on: 'two production backends', when: 'November 2026' },
  'errors/no-lost-cause': { read: 10, right: 10, arguable: 0, on: 'a production backend', when: 'November 2026' },
  'errors/no-swallowed-error': { read: 10, right: 10, arguable: 3, on: 'a production backend', when: 'November 2026' },
  'security/require-auth': { read: 6, right: 4, arguable: 1, on: 'the three of ten backends where it speaks', when: 'November 2026' },
  'security/require-permission': { read: 4, right: 4, arguable: 2, on: 'a production backend', when: 'November 2026' },
};

/** A sentence for people. */
export function measuredText(rule: string): string {
  const figures = measured[rule];
  if (figures === undefined) return 'Not measured yet.';
  const { read, right, arguable, on, when } = figures;
  const opinion = arguable === 0 ? '' : `; of ${String(arguable)} of these it is a matter of opinion whether anything should change`;
  return `${String(read)} ${read === 1 ? 'finding' : 'findings'} read by hand on ${on} in ${when}: ${String(right)} true (${String(Math.round((right / read) * 100))} %)${opinion}.${read < FEW ? ' That is too few to build on.' : ''}`;
}

/** Below this many findings a percentage says little. */
const FEW = 8;
