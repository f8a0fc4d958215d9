/** `lintel check`: findings, and the exit code they lead to. */
import { conclude } from './conclude.ts';
import type { OutputOptions } from './output-options.ts';
import { lintPaths, type ProjectOptions } from './project-options.ts';

export interface CheckOptions extends ProjectOptions, OutputOptions {}

export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  return conclude(await lintPaths(paths, options), options);
}
