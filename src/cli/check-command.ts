/** `lintel check`: findings, and the exit code they lead to. */
import type { Finding, Severity } from '#model/finding.ts';
import type { RunResult } from '#model/run.ts';
import { checkJson } from '#report/json.ts';
import { prettyFindings } from '#report/pretty.ts';
import { statsText } from '#report/stats.ts';
import { prettySummary } from '#report/summary.ts';
import { ExitCode } from './exit-code.ts';
import { lintPaths, type ProjectOptions, sayProblems } from './project-options.ts';
import { sourceLines } from './source-lines.ts';
import { colorsFor, print, say } from './streams.ts';

export interface CheckOptions extends ProjectOptions {
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly quiet?: true;
}

const WEIGHT: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  const result = await lintPaths(paths, options);
  printFindings(options.quiet ? { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') } : result, options);
  const isIncomplete = sayProblems(result);
  if (options.format === 'pretty') say(prettySummary(result, { colors: colorsFor(process.stderr) }));
  if (options.stats) say(statsText(result));
  return isIncomplete ? ExitCode.Failed : exitCodeOf(result, options);
}

function printFindings(result: RunResult, { format, stats }: CheckOptions): void {
  if (format === 'json') print(checkJson(result, { measured: stats ? 'measured' : 'reproducible' }));
  else print(prettyFindings(result.findings, { colors: colorsFor(process.stdout), lineOf: sourceLines(result.cwd) }));
}

function exitCodeOf({ findings, config }: RunResult, options: CheckOptions): number {
  const failOn = options.failOn ?? config.failOn;
  const fails = failOn !== 'never' && findings.some((finding: Finding) => WEIGHT[finding.severity] >= WEIGHT[failOn]);
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return fails || warnings > (options.maxWarnings ?? Infinity) ? ExitCode.Findings : ExitCode.Clean;
}
