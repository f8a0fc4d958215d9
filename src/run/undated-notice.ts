/** Says that suppressions with a last day could not be judged. */
import type { RunProblem } from '#model/run.ts';
import type { Question } from './asked-once.ts';

/** Today's date would do, and the same source would then get another verdict tomorrow. */
export function undatedNotice(day: Question<string | undefined>): readonly RunProblem[] {
  const answered = day.answered();
  if (answered === undefined || answered.answer !== undefined) return [];
  return [{ file: '.', line: 1, kind: 'notice', message: 'Whether suppressions with a last day have run out was not judged: the day of the last commit decides, and there is no git commit here.' }];
}
