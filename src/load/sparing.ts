/** Keeps what is done again and again from taking more than its share of the time. */

/** The share of all time that the act may take, once the allowance is spent. */
const SHARE = 0.1;
const ALLOWANCE_MS = 100;

/**
 * The act itself, as long as it took no more than a tenth of the time: a person's edits are far enough apart that each is served,
 * and a thousand files in a row are not each made to wait. When it is too early, the function answers `meanwhile`.
 */
export function sparing<T>(act: () => T, meanwhile: T): () => T {
  let credit = ALLOWANCE_MS;
  let counted = performance.now();
  return () => {
    const started = performance.now();
    credit = Math.min(ALLOWANCE_MS, credit + (started - counted) * SHARE);
    counted = started;
    if (credit <= 0) return meanwhile;
    const result = act();
    credit -= performance.now() - started;
    return result;
  };
}
