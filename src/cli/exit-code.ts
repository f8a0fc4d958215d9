/** What lintel's exit codes mean, and the error that ends a run for a mistake on the command line. */

export const ExitCode = {
  /** Nothing at or above `--fail-on`. */
  Clean: 0,
  /** Findings at or above `--fail-on`, or more warnings than `--max-warnings`. */
  Findings: 1,
  /** Wrong usage or configuration, a part of the project that could not be read, or a fault of lintel's own. */
  Failed: 2,
} as const;

/** Its message is for the user and needs no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
