/** `lintel baseline`: writes down the findings that the project lives with for now, or drops those that are gone. */
import { resolve } from 'node:path';
import { diskTree } from '#load/disk-tree.ts';
import { baselineText, readBaseline } from '#load/read-baseline.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { RunResult } from '#model/run.ts';
import { baselineChanges, countsByRule } from '#report/baseline-changes.ts';
import { placeIn } from '#report/place-in.ts';
import { pruneBaseline, renewBaseline } from '#run/renew-baseline.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { lintPaths, type ProjectOptions, sayProblems } from './project-options.ts';
import { colorsFor, print, say } from './streams.ts';
import { writeReport } from './write-report.ts';

export interface BaselineOptions extends ProjectOptions {
  readonly prune?: true;
}

/** A baseline is the whole project's: written for a part of it, it would forget the rest. */
export async function baselineCommand(options: BaselineOptions): Promise<number> {
  const result = await lintPaths([], { ...options, baseline: true }, { scope: 'project' });
  const name = placeIn(result)(result.config.baseline);
  if (sayProblems(result)) {
    say(`lintel: ${name} was left as it is: parts of the project could not be read, and their entries would be lost.`);
    return ExitCode.Failed;
  }
  const before = readBaseline(diskTree, result.root, result.config.baseline);
  return options.prune ? prune(result, before, name) : renew(result, before, name);
}

function prune(result: RunResult, before: readonly BaselineEntry[] | undefined, name: string): number {
  const { staleBaseline } = result;
  if (before === undefined) {
    say(`There is no baseline: ${name} does not exist.`);
  } else if (staleBaseline.length === 0) {
    say(`${name}: nothing to remove from ${entries(before.length)}.`);
  } else {
    const kept = pruneBaseline(result, before);
    write(resolve(result.root, result.config.baseline), name, kept);
    print(baselineChanges({ added: [], removed: staleBaseline, moved: [] }, colorsFor(process.stdout)));
    say(`${name}: removed ${entries(staleBaseline.length)} that no finding matches any more; ${entries(kept.length)} left.`);
  }
  return ExitCode.Clean;
}

function renew(result: RunResult, before: readonly BaselineEntry[] | undefined, name: string): number {
  const next = renewBaseline(result, before ?? []);
  if (before === undefined && next.entries.length === 0) {
    if (next.refused.length === 0) say('There are no findings, so there is no need of a baseline.');
  } else {
    write(resolve(result.root, result.config.baseline), name, next.entries);
    sayChanges(next, before, name);
  }
  return sayRefused(next, name);
}

function sayChanges(next: ReturnType<typeof renewBaseline>, before: readonly BaselineEntry[] | undefined, name: string): void {
  if (before === undefined) {
    say(`${name}: wrote ${entries(next.entries.length)} (${countsByRule(next.entries)}). Commit it; \`lintel\` now reports what is new.`);
    return;
  }
  print(baselineChanges(next, colorsFor(process.stdout)));
  const { added, removed, moved } = next;
  if (added.length + removed.length + moved.length === 0) say(`${name}: up to date with ${entries(next.entries.length)}.`);
  else say(`${name}: ${added.length} added, ${removed.length} removed, ${moved.length} moved with their code; ${entries(next.entries.length)} now.`);
}

function sayRefused({ refused }: ReturnType<typeof renewBaseline>, name: string): number {
  if (refused.length === 0) return ExitCode.Clean;
  say(`${refused.length} ${refused.length === 1 ? 'finding is' : 'findings are'} not in ${name}, since \`neverBaseline\` names the rule (${countsByRule(refused)}): \`lintel\` goes on reporting ${refused.length === 1 ? 'it' : 'them'}.`);
  return ExitCode.Findings;
}

function write(file: string, name: string, kept: readonly BaselineEntry[]): void {
  try {
    writeReport(file, baselineText(kept));
  } catch (error) {
    throw new UsageError(`${name} could not be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function entries(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}
