/** Reports of a run, printed and written as the command line asks. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '#model/finding.ts';
import type { Explanation } from '#model/model-explanation.ts';
import { placeIn } from '#report/place-in.ts';
import type { ReportedRun } from '#report/report.ts';
import { placeFinding } from '#run/place-finding.ts';
import { formatRun, type FormatSettings, hostFormats } from './formats.ts';
import type { Output, OutputOptions } from './output-options.ts';
import { sourceLines } from './source-lines.ts';
import { colorsFor, plainColors, print, say } from './streams.ts';
import { writeReport } from './write-report.ts';

/** False if a file could not be written; every other output is there all the same. */
export async function writeOutputs(run: ReportedRun, options: OutputOptions): Promise<boolean> {
  const shown = options.quiet ? { ...run, findings: run.findings.filter(({ severity }) => severity === 'error') } : run;
  let wroteAll = true;
  for (const output of outputsOf(options)) {
    const { text, notes } = await formatRun(output.format, hostFormats.has(output.format) ? seenFromRepository(shown) : shown, settingsOf(output, shown, options));
    for (const note of notes) say(`note: ${output.format}: ${note}`);
    if (output.file === undefined) print(text);
    else wroteAll = saidIfUnwritten(output.file, text) && wroteAll;
  }
  return wroteAll;
}

export function outputsOf({ format }: OutputOptions): readonly Output[] {
  return format.length === 0 ? [{ format: 'pretty', file: undefined }] : format;
}

function settingsOf({ file }: Output, { textOf, config }: ReportedRun, options: OutputOptions): FormatSettings {
  return {
    // A file outlives the terminal.
    colors: file === undefined ? colorsFor(process.stdout) : plainColors,
    lineOf: sourceLines(textOf),
    failOn: options.failOn ?? config.failOn,
    maxFindings: options.maxFindings,
    measured: options.stats ? 'measured' : 'reproducible',
  };
}

function saidIfUnwritten(file: string, text: string): boolean {
  try {
    writeReport(resolve(file), text);
    return true;
  } catch (error) {
    say(`lintel: cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Paths relative to the git repository around the working directory; as they are where there is none. */
function seenFromRepository(run: ReportedRun): ReportedRun {
  const repository = repositoryAround(run.cwd);
  if (repository === undefined || repository === run.cwd) return run;

  const place = placeIn({ root: run.cwd, cwd: repository });
  const placed = (findings: readonly Finding[]): readonly Finding[] => findings.map((finding) => placeFinding(finding, place));
  return {
    ...run,
    findings: placed(run.findings),
    suppressed: placed(run.suppressed),
    baselined: placed(run.baselined),
    ...(run.explanations && { explanations: new Map([...run.explanations].map(([fingerprint, explanation]) => [fingerprint, placeExplanation(explanation, place)])) }),
    problems: run.problems.map((problem) => ({ ...problem, file: place(problem.file) })),
    ...(run.change && { change: { ...run.change, fixed: placed(run.change.fixed) } }),
  };
}

/** A diff names its files, too. */
function placeExplanation(explanation: Explanation, place: (path: string) => string): Explanation {
  const diff = explanation.fix.diff?.replace(/^--- a\/(.+)\n\+\+\+ b\/\1$/gm, (_, path: string) => `--- a/${place(path)}\n+++ b/${place(path)}`) ?? null;
  return { ...explanation, fix: { ...explanation.fix, diff } };
}

function repositoryAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryAround(above);
}
