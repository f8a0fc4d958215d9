/** Says on stderr that the baseline holds more than there is. */
import type { RunResult } from '#model/run.ts';
import { placeIn } from '#report/place-in.ts';
import { say } from './streams.ts';

export function sayStaleBaseline(result: RunResult): void {
  const { staleBaseline, config } = result;
  if (staleBaseline.length === 0) return;
  const name = placeIn(result)(config.baseline);
  const what = staleBaseline.length === 1 ? 'entry of the baseline stands for no finding any more' : 'entries of the baseline stand for no finding any more';
  say(`${name}: ${staleBaseline.length} ${what}; \`lintel baseline --prune\` removes ${staleBaseline.length === 1 ? 'it' : 'them'}.`);
}
