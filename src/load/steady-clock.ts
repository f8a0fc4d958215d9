/** Milliseconds that only ever grow, for a process that has to tell old from new. */
export function steadyClock(): number {
  return performance.now();
}
