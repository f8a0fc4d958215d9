/** Which findings a baseline holds: the same verdict on a file, whichever files are asked about with it. */
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config } from '#model/config.ts';
import type { Finding } from '#model/finding.ts';
import { isNeverBaselined } from './never-baselined.ts';

export interface BaselineSurroundings {
  /** Every file of the project, relative to the root. */
  readonly files: readonly string[];
  readonly config: Pick<Config, 'neverBaseline'>;
}

/** Findings with paths relative to the root, split; both halves keep the order. */
export type SplitByBaseline = (findings: readonly Finding[]) => { readonly findings: readonly Finding[]; readonly baselined: readonly Finding[] };

/**
 * An entry holds the finding of its own fingerprint. An entry whose file is gone holds a finding with the same content in another file: the file was renamed.
 * Each file may use each such entry once, so a renamed file shows what it has more than before, and no file's verdict depends on another's.
 */
export function compileBaseline(entries: readonly BaselineEntry[], { files, config }: BaselineSurroundings): SplitByBaseline {
  const fingerprints = new Set(entries.map((entry) => entry.fingerprint));
  const moved = countsOf(goneEntries(entries, files).map((entry) => entry.contentFingerprint));

  return (all) => {
    const findings: Finding[] = [];
    const baselined: Finding[] = [];
    const spent = new Map<string, number>();
    for (const finding of all) {
      if (isNeverBaselined(finding.rule, config)) findings.push(finding);
      else if (fingerprints.has(finding.fingerprint) || takeMoved(finding)) baselined.push(finding);
      else findings.push(finding);
    }
    return { findings, baselined };

    function takeMoved({ contentFingerprint, span }: Finding): boolean {
      const key = `${contentFingerprint} ${span.file}`;
      const before = spent.get(key) ?? 0;
      if (before >= (moved.get(contentFingerprint) ?? 0)) return false;
      spent.set(key, before + 1);
      return true;
    }
  };
}

/** Entries whose file the project no longer has. */
export function goneEntries(entries: readonly BaselineEntry[], files: readonly string[]): readonly BaselineEntry[] {
  const there = new Set(files);
  return entries.filter((entry) => !there.has(entry.file));
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
