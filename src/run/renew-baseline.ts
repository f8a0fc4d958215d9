/** A baseline's next state, made of the one before and of a run over the whole project. */
import { nextBaseline, type NextBaseline, withoutEntries } from '#check/next-baseline.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { Finding } from '#model/finding.ts';
import type { RunResult } from '#model/run.ts';
import { rootedIn } from '#report/place-in.ts';
import { placeFinding } from './place-finding.ts';

/** Holds every finding of the run. */
export function renewBaseline(result: RunResult, entries: readonly BaselineEntry[]): NextBaseline {
  const rooted = rootedIn(result);
  const inProject = (finding: Finding): Finding => placeFinding(finding, rooted);
  return nextBaseline({
    entries,
    findings: result.findings.map(inProject),
    baselined: result.baselined.map(inProject),
    stale: result.staleBaseline,
    files: result.reported,
    config: result.config,
  });
}

/** Without what is stale; nothing is added. */
export function pruneBaseline({ staleBaseline }: RunResult, entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  return withoutEntries(entries, staleBaseline);
}
