/** How often each rule was right on code that it had never seen: findings read by hand, with the code open. */

export interface Measurement {
  /** Findings read; all that there were, or an even choice of them. */
  readonly read: number;
  /** A defect beyond dispute. */
  readonly right: number;
  /** True as stated, and whether it should be changed is a matter of opinion; not counted as right. */
  readonly arguable: number;
  /** What was linted, and when. */
  readonly on: string;
}

/** By rule; a rule that is missing was not measured. */
export const measured: Readonly<Record<string, Measurement>> = {};

/** A sentence for people. */
export function measuredText(rule: string): string {
  const figures = measured[rule];
  if (figures === undefined) return 'Not measured yet.';
  const { read, right, arguable, on } = figures;
  const percent = Math.round((right / read) * 100);
  return `${String(read)} findings read by hand on ${on}: ${String(right)} true (${String(percent)} %)${arguable === 0 ? '' : `, ${String(arguable)} arguable`}${read - right - arguable === 0 ? '' : `, ${String(read - right - arguable)} false`}.`;
}
