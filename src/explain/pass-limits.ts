/** What all questions of one pass share: how many requests are left, how long it may take, and when the provider wants to be asked again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Failure, FINAL, type FailureKind } from './failure.ts';
import type { ExplainSettings } from './settings.ts';

export interface PassLimits {
  /** Undefined if a request may be sent now, which then counts; waits for the moment that the provider asked for. */
  admit(): Promise<FailureKind | undefined>;
  /** Nobody is asked before then; false if that is past the end of the pass. */
  pause(milliseconds: number): boolean;
  /** Learns how a question ended: what fails for one may fail for all. */
  note(outcome: 'answered' | Failure): void;
  /** Why a request ended early, if its signal did it. */
  reasonOf(signal: AbortSignal): FailureKind | undefined;
  /** Runs something that may take as long as one request, and no longer than the pass. */
  within<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Lets go of clocks. */
  end(): void;
}

/** Milliseconds since the epoch, since a provider may name a date. */
export type Now = () => number;

// So many questions in a row that nobody answered, and the provider is taken to be down.
const MOST_FAILURES_IN_A_ROW = 3;
const ABOUT_THE_ANSWER: ReadonlySet<FailureKind> = new Set<FailureKind>(['json', 'schema', 'refusal', 'empty', 'truncated']);

export function passLimits({ maxCalls, timeoutMs, totalTimeoutMs }: ExplainSettings, now: Now, stop: AbortSignal): PassLimits {
  const deadline = now() + totalTimeoutMs;
  const over = new AbortController();
  const clock = setTimeout(() => over.abort('time' satisfies FailureKind), totalTimeoutMs);
  const stopped = (): void => over.abort('stopped' satisfies FailureKind);
  if (stop.aborted) stopped();
  stop.addEventListener('abort', stopped, { once: true });

  let left = maxCalls;
  let resumeAt = 0;
  let failuresInARow = 0;
  let isHopeless = false;
  const closed = (): FailureKind | undefined => (over.signal.aborted ? (over.signal.reason as FailureKind) : isHopeless ? 'given-up' : left === 0 ? 'budget' : undefined);

  return {
    async admit() {
      while (closed() === undefined && now() < resumeAt) await sleep(resumeAt - now(), undefined, { signal: over.signal }).catch(() => {});
      const reason = closed();
      if (reason === undefined) left -= 1;
      return reason;
    },
    pause(milliseconds) {
      if (now() + milliseconds >= deadline) {
        isHopeless = true;
        return false;
      }
      resumeAt = Math.max(resumeAt, now() + milliseconds);
      return true;
    },
    note(outcome) {
      if (outcome === 'answered' || ABOUT_THE_ANSWER.has(outcome.kind)) failuresInARow = 0;
      else failuresInARow += 1;
      if (outcome !== 'answered' && (FINAL.has(outcome.kind) || failuresInARow >= MOST_FAILURES_IN_A_ROW)) isHopeless = true;
    },
    reasonOf: (signal) => (signal.aborted ? (signal.reason as FailureKind) : undefined),
    async within(run) {
      const call = new AbortController();
      const timer = setTimeout(() => call.abort('timeout' satisfies FailureKind), timeoutMs);
      const end = (): void => call.abort(over.signal.reason);
      if (over.signal.aborted) end();
      over.signal.addEventListener('abort', end, { once: true });
      try {
        return await run(call.signal);
      } finally {
        clearTimeout(timer);
        over.signal.removeEventListener('abort', end);
      }
    },
    end() {
      clearTimeout(clock);
      stop.removeEventListener('abort', stopped);
    },
  };
}
