/** One question until it is answered or cannot be: repeated where the trouble passes, repaired once where the answer has a wrong structure. */
import { type Failure, failureOf, PASSING } from './failure.ts';
import type { Model, Question, RawAnswer } from './open-model.ts';
import type { Now, PassLimits } from './pass-limits.ts';
import { type AnswerWords, readAnswer } from './read-answer.ts';

export interface Asking {
  readonly model: Model;
  readonly limits: PassLimits;
  readonly now: Now;
  /** Lines of the files that a diff may change. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

export interface Answered {
  /** As the model gave it: what is kept for the next run, to be checked again then. */
  readonly text: string;
  readonly words: AnswerWords;
}

const MOST_ATTEMPTS = 3;
const FIRST_WAIT_MS = 500;

export async function askModel(question: Question, asking: Asking): Promise<Answered | Failure> {
  const raw = await carry(question, asking);
  if ('kind' in raw) return raw;
  const failure = unfinished(raw);
  if (failure) return failure;

  const words = readAnswer(raw.text, asking.linesOf);
  if (!('wrong' in words)) return { text: raw.text, words };
  if (question.repair) return { kind: words.wrong, detail: words.why };
  const second = await askModel({ ...question, repair: { answer: raw.text, why: words.why } }, asking);
  // The second chance was not to be had: what was wrong with the first answer says more.
  return 'kind' in second && (second.kind === 'budget' || second.kind === 'given-up') ? { kind: words.wrong, detail: words.why } : second;
}

function unfinished({ text, finish }: RawAnswer): Failure | undefined {
  if (finish === 'refusal') return { kind: 'refusal', detail: text };
  if (finish === 'length') return { kind: 'truncated', detail: '' };
  return text.trim() === '' ? { kind: 'empty', detail: '' } : undefined;
}

async function carry(question: Question, { model, limits, now }: Asking): Promise<RawAnswer | Failure> {
  for (let attempt = 1; ; attempt += 1) {
    const refused = await limits.admit();
    if (refused !== undefined) return { kind: refused, detail: '' };

    const outcome = await limits.within(async (signal): Promise<RawAnswer | Failure> => {
      try {
        return await model.ask(question, signal);
      } catch (error) {
        const reason = limits.reasonOf(signal);
        return reason === undefined ? failureOf(error) : { kind: reason, detail: '' };
      }
    });
    if (!('kind' in outcome)) return outcome;
    const passes = PASSING.has(outcome.kind) && attempt < MOST_ATTEMPTS;
    if (!passes || !limits.pause(waitFor(outcome, attempt, now))) return outcome;
  }
}

/** What the provider asks for; else twice as long as before. */
function waitFor({ retryAfter }: Failure, attempt: number, now: Now): number {
  const backoff = FIRST_WAIT_MS * 2 ** (attempt - 1);
  if (retryAfter === undefined) return backoff;
  const seconds = Number(retryAfter);
  const asked = Number.isNaN(seconds) ? Date.parse(retryAfter) - now() : seconds * 1000;
  return Number.isNaN(asked) ? backoff : Math.max(0, asked);
}
