/** The end of every command that reports findings: what goes where, and the exit code. */
import { type Finding, SEVERITY_WEIGHT } from '#model/finding.ts';
import type { ReportedRun } from '#report/report.ts';
import { statsText } from '#report/stats.ts';
import { prettySummary } from '#report/summary.ts';
import { ExitCode } from './exit-code.ts';
import { dataFormats } from './formats.ts';
import type { OutputOptions } from './output-options.ts';
import { outputsOf, writeOutputs } from './outputs.ts';
import { sayProblems } from './project-options.ts';
import { colorsFor, say } from './streams.ts';

/** The verdict is the run's, whatever a model has to say. */
export async function conclude(run: ReportedRun, options: OutputOptions): Promise<number> {
  const wroteAll = await report(run, options);
  const isIncomplete = sayProblems(run);
  if (!outputsOf(options).some(({ format, file }) => file === undefined && dataFormats.has(format))) say(prettySummary(run, { colors: colorsFor(process.stderr) }));
  if (options.stats) say(statsText(run));
  return isIncomplete || !wroteAll ? ExitCode.Failed : exitCodeOf(run, options);
}

async function report(run: ReportedRun, options: OutputOptions): Promise<boolean> {
  if (!options.explain && !options.explainDryRun) return writeOutputs(run, options);
  const { explanationsOf, printDryRun } = await import('./explain-pass.ts');
  const asked = options.quiet ? { ...run, findings: run.findings.filter(({ severity }) => severity === 'error') } : run;
  if (options.explainDryRun) {
    await printDryRun(asked, options);
    return true;
  }
  const explanations = await explanationsOf(asked, options);
  return writeOutputs({ ...run, ...(explanations && { explanations }) }, options);
}

function exitCodeOf({ findings, config }: ReportedRun, options: OutputOptions): number {
  const failOn = options.failOn ?? config.failOn;
  const fails = failOn !== 'never' && findings.some((finding: Finding) => SEVERITY_WEIGHT[finding.severity] >= SEVERITY_WEIGHT[failOn]);
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return fails || warnings > (options.maxWarnings ?? Infinity) ? ExitCode.Findings : ExitCode.Clean;
}
