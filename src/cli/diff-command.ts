/** `lintel diff`: what a change makes new, what it fixes, and what it does to the system. */
import { countUncommitted } from '#load/git/changed-files.ts';
import { diff } from '#index.ts';
import { conclude } from './conclude.ts';
import { mayExplain } from './explain-flags.ts';
import type { OutputOptions } from './output-options.ts';
import { type ProjectOptions, withRunOptions } from './project-options.ts';
import { say } from './streams.ts';

export interface DiffCommandOptions extends ProjectOptions, OutputOptions {
  readonly staged?: true;
}

export async function diffCommand(range: string, paths: readonly string[], options: DiffCommandOptions): Promise<number> {
  const onTheWay = await mayExplain(options);
  const { result, ...change } = await withRunOptions(paths, options, (run) => diff({ ...run, ...onTheWay, range, ...(options.staged && { head: 'staged' as const }) }));
  const uncommitted = options.staged ? 0 : countUncommitted(result.cwd);
  if (uncommitted > 0) say(`note: ${String(uncommitted)} ${uncommitted === 1 ? 'file has' : 'files have'} uncommitted changes, which are no part of this comparison; --staged compares what is staged.`);
  return conclude({ ...result, since: range, change }, options);
}
