/** `lintel map`: the system that the project is. */
import { mapJson } from '#report/map-json.ts';
import { prettyMap } from '#report/map-pretty.ts';
import { statsText } from '#report/stats.ts';
import { prettyCoverage } from '#report/summary.ts';
import { systemMap } from '#report/system-map.ts';
import { ExitCode } from './exit-code.ts';
import { lintPaths, type ProjectOptions, sayProblems } from './project-options.ts';
import { colorsFor, print, say } from './streams.ts';

export interface MapOptions extends ProjectOptions {
  readonly format: 'pretty' | 'json';
}

export async function mapCommand(paths: readonly string[], options: MapOptions): Promise<number> {
  const result = await lintPaths(paths, { ...options, baseline: false });
  const map = systemMap(result);
  print(options.format === 'json' ? mapJson(map) : prettyMap(map, { colors: colorsFor(process.stdout) }));
  const isIncomplete = sayProblems(result);
  if (options.format === 'pretty') say(prettyCoverage(result, { colors: colorsFor(process.stderr) }));
  if (options.stats) say(statsText(result));
  return isIncomplete ? ExitCode.Failed : ExitCode.Clean;
}
