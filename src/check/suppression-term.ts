/** Until when a suppression holds, as its reason says: `until 2027-01-31: the migration lands`. */

export interface SuppressionTerm {
  /** What is left of the reason without the date. */
  readonly why: string;
  /** `2027-01-31`, its last day; undefined if it names none, or none that there is. */
  readonly until: string | undefined;
  /** What was written where a day was meant and is none. */
  readonly mistake: string | undefined;
}

// Things that only a date looks like: `until 5.0 is out` and `until the next release` are reasons.
const TERM = /^until(?::\s*|\s+)(\d{4}(?:[-./]\d{1,2}){0,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?![\w/-]|\.\d)[\s:,;.–—-]*/i;

export function suppressionTerm(reason: string): SuppressionTerm {
  const match = TERM.exec(reason);
  if (match === null) return { why: reason, until: undefined, mistake: undefined };

  const [opening, date = ''] = match;
  const why = reason.slice(opening.length);
  return isDay(date) ? { why, until: date, mistake: undefined } : { why, until: undefined, mistake: date };
}

function isDay(date: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  // The calendar rolls over: 2026-02-30 would be the second of March.
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
