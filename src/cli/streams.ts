/** The two streams of the command line, and what may go wrong with them. */
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/** Findings and what was asked for. Returns when the text is handed over; the process ends when it is written. */
export function print(text: string): void {
  if (text !== '') process.stdout.write(text);
}

/** Everything else, a line each. */
export function say(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** No colours, whatever the environment says. */
export const plainColors: Colors = picocolors.createColors(false);

/** Colours on a terminal only; `NO_COLOR` and `FORCE_COLOR` decide before that. */
export function colorsFor(stream: NodeJS.WriteStream): Colors {
  return picocolors.createColors(wantsColor(stream));
}

/** `lintel | head` closes the pipe early: that is the reader's right, not a failure. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  // On a pipe `isTTY` is undefined, whatever its type says, and picocolors would take that for “decide yourself”.
  return stream.isTTY ? TERM !== 'dumb' : false;
}
