/** One line on a terminal that says what a longer run is doing. */
import spinnerOf, { type Spinner } from 'yocto-spinner';

const PATIENCE_MS = 1000;

/** Nothing is shown in the first second, nor anywhere but on a terminal. */
export function startProgress(): { readonly show: (text: string) => void; readonly stop: () => void } {
  const started = performance.now();
  let spinner: Spinner | undefined;
  return {
    show(text) {
      if (!process.stderr.isTTY || performance.now() - started < PATIENCE_MS) return;
      spinner ??= spinnerOf({ stream: process.stderr }).start();
      spinner.text = text;
    },
    stop() {
      spinner?.stop();
    },
  };
}
