/** The end of every command that reports findings: what goes where, and the exit code. */
import type { Finding, Severity } from '#model/finding.ts';
import type { ReportedRun } from '#report/report.ts';
import { statsText } from '#report/stats.ts';
import { prettySummary } from '#report/summary.ts';
import { ExitCode } from './exit-code.ts';
import { dataFormats } from './formats.ts';
import type { OutputOptions } from './output-options.ts';
import { outputsOf, writeOutputs } from './outputs.ts';
import { sayProblems } from './project-options.ts';
import { colorsFor, say } from './streams.ts';

const WEIGHT: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

export async function conclude(run: ReportedRun, options: OutputOptions): Promise<number> {
  const wroteAll = await writeOutputs(run, options);
  const isIncomplete = sayProblems(run);
  if (!outputsOf(options).some(({ format, file }) => file === undefined && dataFormats.has(format))) say(prettySummary(run, { colors: colorsFor(process.stderr) }));
  if (options.stats) say(statsText(run));
  return isIncomplete || !wroteAll ? ExitCode.Failed : exitCodeOf(run, options);
}

function exitCodeOf({ findings, config }: ReportedRun, options: OutputOptions): number {
  const failOn = options.failOn ?? config.failOn;
  const fails = failOn !== 'never' && findings.some((finding: Finding) => WEIGHT[finding.severity] >= WEIGHT[failOn]);
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return fails || warnings > (options.maxWarnings ?? Infinity) ? ExitCode.Findings : ExitCode.Clean;
}
