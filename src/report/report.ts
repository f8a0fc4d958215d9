/** What a format makes of a run, and the part of a run that formats may speak of. */
import type { Diff } from '#model/diff.ts';
import type { Explanations } from '#model/model-explanation.ts';
import type { RunResult } from '#model/run.ts';

export interface Report {
  /** Ends with a line break unless it is empty. */
  readonly text: string;
  /** What did not fit into the format, one sentence each; for stderr. */
  readonly notes: readonly string[];
}

/** Any run, or a part of one: `lintel diff` hands over the new findings only. */
export interface ReportedRun extends Pick<RunResult, 'version' | 'root' | 'cwd' | 'reported' | 'findings' | 'suppressed' | 'baselined' | 'problems' | 'coverage' | 'stats' | 'config' | 'textOf'> {
  /** The git ref that the findings are new since, as the user named it; absent if the findings are all there are. */
  readonly since?: string;
  /** What else the change does; there with `since` only. */
  readonly change?: Omit<Diff, 'result'>;
  /** Words for some of the findings; absent unless somebody asked for them. */
  readonly explanations?: Explanations;
}
