/** `lintel check`: findings, and the exit code they lead to. */
import { stagedFiles } from '#load/git/changed-files.ts';
import type { RunResult } from '#model/run.ts';
import type { LintOptions } from '#index.ts';
import { conclude } from './conclude.ts';
import { ExitCode } from './exit-code.ts';
import { mayExplain } from './explain-flags.ts';
import type { OutputOptions } from './output-options.ts';
import { lintPaths, type ProjectOptions } from './project-options.ts';
import { sayStaleBaseline } from './stale-baseline.ts';
import { say } from './streams.ts';

export interface CheckOptions extends ProjectOptions, OutputOptions {
  readonly staged?: true;
}

export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  const onTheWay = await mayExplain(options);
  return options.staged ? checkStaged(paths, options, onTheWay) : concludeCheck(await lintPaths(paths, options, onTheWay), options);
}

/** The project as it will be committed; reported are the files that the commit adds or changes. */
async function checkStaged(paths: readonly string[], options: CheckOptions, onTheWay: Pick<LintOptions, 'onConfig'>): Promise<number> {
  const files = stagedFiles(process.cwd());
  // A commit of pictures, or an amended message, costs nothing.
  if (!files.some((file) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file)) && options.format.length === 0) {
    say('No source file is staged.');
    return ExitCode.Clean;
  }
  return concludeCheck(await lintPaths(paths, options, { ...onTheWay, revision: 'staged', scope: { files } }), options);
}

async function concludeCheck(result: RunResult, options: CheckOptions): Promise<number> {
  const code = await conclude(result, options);
  sayStaleBaseline(result);
  return code;
}
