/** Two runs compared: what a change makes new, what it fixes, and what it does to the system. */
import { resolve } from 'node:path';
import { matchFindings } from '#check/match-findings.ts';
import { findComparison } from '#load/git/find-comparison.ts';
import type { Diff } from '#model/diff.ts';
import type { Finding } from '#model/finding.ts';
import type { RunProblem, RunResult } from '#model/run.ts';
import type { SystemMap } from '#model/system-map.ts';
import { compareMaps } from '#report/compare-maps.ts';
import { rootedIn } from '#report/place-in.ts';
import { systemMap } from '#report/system-map.ts';
import { isBelow } from '#run/files-in-scope.ts';
import { type Knowledge, type LintOptions, runLint } from './lint.ts';

export interface DiffOptions extends Omit<LintOptions, 'revision' | 'scope'> {
  /** `main`: from where HEAD left main; `main...topic`: from where topic left main; `v1..v2`: from v1 as it is. */
  readonly range: string;
  /** The other side is what is staged, instead of a commit. */
  readonly head?: 'staged';
}

/**
 * Both sides are read from git, with the configuration of the work tree, so that they differ in nothing but the code.
 * `paths` limit what is reported; findings are matched over the whole project, so code that moved into the paths is not new.
 * Throws a `GitError` where a side cannot be had.
 */
export async function runDiff({ range, head: wish, ...options }: DiffOptions, knowledge: Knowledge): Promise<Diff> {
  const { base, head } = findComparison(options.cwd, range);
  const before = snapshotOf(await runLint({ ...options, scope: 'project', revision: { commit: base } }, knowledge));
  const result = await runLint({ ...options, scope: 'project', revision: wish ?? { commit: head } }, knowledge);

  const { added, gone } = matchFindings(before.findings, [...result.findings, ...result.baselined]);
  const isNew = new Set(added);
  const paths = (options.paths ?? ['.']).map((path) => resolve(options.cwd, path));
  const isAsked = ({ span }: Finding): boolean => isBelow(rootedIn(result)(span.file), { root: result.root, paths });
  return {
    base,
    head: wish ?? head,
    result: {
      ...result,
      findings: result.findings.filter((finding) => isNew.has(finding) && isAsked(finding)),
      problems: [...before.problems, ...result.problems],
    },
    fixed: matchFindings(gone, result.suppressed).gone.filter(isAsked),
    changes: compareMaps(before.map, systemMap(result)),
  };
}

/** What is kept of the base, so that its system does not have to fit into memory beside the head's. */
interface Snapshot {
  readonly findings: readonly Finding[];
  readonly problems: readonly RunProblem[];
  readonly map: SystemMap;
}

function snapshotOf(result: RunResult): Snapshot {
  const unread = result.problems.filter((problem) => problem.kind === 'unread');
  return {
    findings: [...result.findings, ...result.baselined],
    problems: unread.map((problem) => ({ ...problem, message: `In the base: ${problem.message}` })),
    map: systemMap(result),
  };
}
