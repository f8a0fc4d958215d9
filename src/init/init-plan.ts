/** What setting lintel up in a project would do: plain data, so that it can be shown before anything is written. */

export interface InitPlan {
  /** What was found, one word or two each. */
  readonly found: readonly string[];
  readonly steps: readonly InitStep[];
  /** Commands to run afterwards, each with what it is for. */
  readonly next: readonly { readonly command: string; readonly why: string }[];
}

export interface InitStep {
  readonly part: 'configuration' | 'eslint' | 'hook' | 'ci';
  /** What it is good for. */
  readonly title: string;
  /** Empty if it is done already or has to be done by hand. */
  readonly changes: readonly FileChange[];
  /** What lintel leaves to people, ready to be shown; empty if nothing. */
  readonly byHand: string;
}

export interface FileChange {
  /** Relative to the workplace's top. */
  readonly file: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  readonly executable?: true;
}

/** The step has nothing left to do. */
export function done(part: InitStep['part'], title: string): InitStep {
  return { part, title, changes: [], byHand: '' };
}
