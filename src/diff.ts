/** Two runs compared: what a change makes new, what it fixes, and what it does to the system. */
import { resolve } from 'node:path';
import { heldAlready } from '#check/held-already.ts';
import { matchFindings } from '#check/match-findings.ts';
import { findComparison } from '#load/git/find-comparison.ts';
import { GitError } from '#load/git/run-git.ts';
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

  const proven = new Set(knowledge.rules.filter((rule) => rule.provenByEvidence).map((rule) => rule.id));
  const { added, gone } = matchFindings(before.findings, [...result.findings, ...result.baselined]);
  const isNew = new Set(added.filter((finding) => !(proven.has(finding.rule) && heldAlready(finding, result.textOf, before.textOf))));
  const left = gone.filter((finding) => !(proven.has(finding.rule) && heldAlready(finding, before.textOf, result.textOf)));
  const paths = (options.paths ?? ['.']).map((path) => resolve(options.cwd, path));
  const isAsked = (root: string, file: string): boolean => isBelow(file, { root, paths });
  const rooted = rootedIn(result);
  const isFindingAsked = ({ span }: Finding): boolean => isAsked(result.root, rooted(span.file));
  const reported = result.reported.filter((file) => isAsked(result.root, file));
  if (reported.length === 0 && !before.files.some((file) => isAsked(before.root, file))) {
    throw new GitError(`neither side of \`${range}\` has a TypeScript or JavaScript source file in ${(options.paths ?? [options.cwd]).join(', ')}.`);
  }
  return {
    base,
    head: wish ?? head,
    result: {
      ...result,
      reported,
      findings: result.findings.filter((finding) => isNew.has(finding) && isFindingAsked(finding)),
      problems: [...before.problems, ...result.problems],
    },
    fixed: matchFindings(left, result.suppressed).gone.filter(isFindingAsked),
    changes: compareMaps(before.map, systemMap(result)),
  };
}

/** What is kept of the base, so that its system does not have to fit into memory beside the head's. */
interface Snapshot {
  readonly root: string;
  readonly files: readonly string[];
  readonly textOf: RunResult['textOf'];
  readonly findings: readonly Finding[];
  readonly problems: readonly RunProblem[];
  readonly map: SystemMap;
}

function snapshotOf(result: RunResult): Snapshot {
  const unread = result.problems.filter((problem) => problem.kind === 'unread');
  return {
    root: result.root,
    files: result.reported,
    textOf: result.textOf,
    findings: [...result.findings, ...result.baselined],
    problems: unread.map((problem) => ({ ...problem, message: `In the base: ${problem.message}` })),
    map: systemMap(result),
  };
}
