/** Options that every command on a project takes, and the run they lead to. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Level } from '#model/config.ts';
import type { RunResult } from '#model/run.ts';
import { lint, type LintOptions } from '#index.ts';
import { UsageError } from './exit-code.ts';
import { startProgress } from './progress.ts';
import { say } from './streams.ts';

export interface ProjectOptions {
  readonly config?: string;
  readonly rule: Readonly<Record<string, Level>>;
  readonly strict?: true;
  readonly cache: boolean;
  /** False reports also what the baseline holds; true if left out. */
  readonly baseline?: boolean;
  readonly stats?: true;
}

// Folders of code snippets or templates hold hundreds of files that do not parse, and one of them says it all.
const MOST_SAID = 10;

/** Runs lintel on the paths. Throws a `UsageError` for a path that does not exist and where there is nothing to read. */
export async function lintPaths(paths: readonly string[], options: ProjectOptions, more: Partial<LintOptions> = {}): Promise<RunResult> {
  const cwd = process.cwd();
  for (const path of paths) {
    if (!(await exists(resolve(cwd, path)))) throw new UsageError(`there is no file or folder \`${path}\` in ${cwd}.`);
  }
  return withRunOptions(paths, options, async (run) => {
    const result = await lint({ ...run, ...more });
    if (result.reported.length === 0 && result.problems.length === 0 && more.scope === undefined) {
      throw new UsageError(`there is no TypeScript or JavaScript source file to check in ${paths.length === 0 ? cwd : paths.join(', ')}. Files that .gitignore or the configuration leave out, and node_modules, do not count.`);
    }
    return result;
  });
}

/** What the command line says, as a run's options; the progress that they show ends with the run. */
export async function withRunOptions<Result>(paths: readonly string[], options: ProjectOptions, run: (options: LintOptions) => Promise<Result>): Promise<Result> {
  const progress = startProgress();
  try {
    return await run({
      cwd: process.cwd(),
      ...(paths.length > 0 && { paths }),
      ...(options.config !== undefined && { config: options.config }),
      ...(options.strict && { preset: 'strict' as const }),
      levels: options.rule,
      cache: options.cache ? 'use' : 'skip',
      baseline: options.baseline === false ? 'skip' : 'use',
      clock: () => performance.now(),
      onProgress: progress.show,
    });
  } finally {
    progress.stop();
  }
}

/** What could not be read or understood, for stderr; true if the run is incomplete. */
export function sayProblems(result: Pick<RunResult, 'problems'>): boolean {
  const unread = result.problems.filter((problem) => problem.kind === 'unread');
  const others = result.problems.filter((problem) => problem.kind !== 'unread');
  for (const { file, line, message } of unread) say(`${file}:${line}: ${message}`);
  for (const { file, line, message, kind } of others.slice(0, MOST_SAID)) say(`${file}:${line}: ${kind === 'notice' ? 'note: ' : ''}${message}`);
  if (others.length > MOST_SAID) say(`… and ${others.length - MOST_SAID} more files with such a problem.`);
  return unread.length > 0;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
