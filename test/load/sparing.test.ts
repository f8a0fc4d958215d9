/** What is done again and again takes no more than a tenth of the time. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sparing } from '#load/sparing.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** An act that takes so long, and answers how often it was done. */
function taking(milliseconds: number): () => number {
  let done = 0;
  const act = sparing(() => {
    vi.advanceTimersByTime(milliseconds);
    done += 1;
    return done;
  }, 0);
  return act;
}

test('edits of a person are served each', () => {
  const look = taking(8);
  for (let edit = 1; edit <= 50; edit += 1) {
    vi.advanceTimersByTime(100);
    expect(look()).toBe(edit);
  }
});

test('a thousand files in a row do not each wait', () => {
  const look = taking(8);
  const answers = Array.from({ length: 1000 }, () => {
    vi.advanceTimersByTime(2);
    return look();
  });
  const looks = answers.filter((answer) => answer > 0).length;
  expect(looks).toBeGreaterThan(20);
  expect(looks * 8).toBeLessThan((1000 * 2 + looks * 8) * 0.1 + 100 + 8);
});

test('an act that took long is due again when ten times that has passed', () => {
  const look = taking(500);
  expect(look()).toBe(1);
  expect(look()).toBe(0);
  vi.advanceTimersByTime(3000);
  expect(look()).toBe(0);
  vi.advanceTimersByTime(2000);
  expect(look()).toBe(2);
});
