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
 * An entry holds the finding of its own fingerprint; else, one to one, a finding of its own file that says the same of the same function: the line was edited.
 * An entry whose file is gone holds a finding with the same content in another file: the file was renamed.
 * Each file may use each such entry once, so a renamed file shows what it has more than before, and no file's verdict depends on another's.
 * All findings of a file must come together.
 */
export function compileBaseline(entries: readonly BaselineEntry[], { files, config }: BaselineSurroundings): SplitByBaseline {
  const fingerprints = new Set(entries.map((entry) => entry.fingerprint));
  const moved = countsOf(goneEntries(entries, files).map((entry) => entry.contentFingerprint));

  return (all) => {
    const there = new Set(all.map((finding) => finding.fingerprint));
    const edited = countsOf(entries.filter((entry) => !there.has(entry.fingerprint)).flatMap(saidOf));
    const spent = new Map<string, number>();
    const isHeld = (finding: Finding): boolean => {
      if (isNeverBaselined(finding.rule, config)) return false;
      return fingerprints.has(finding.fingerprint) || saidOf({ ...finding, file: finding.span.file }).some((said) => takeOne(edited, said, said)) || takeOne(moved, finding.contentFingerprint, `${finding.contentFingerprint} ${finding.span.file}`);
    };
    const held = new Set(all.filter(isHeld));
    return { findings: all.filter((finding) => !held.has(finding)), baselined: all.filter((finding) => held.has(finding)) };

    function takeOne(counts: ReadonlyMap<string, number>, key: string, purse: string): boolean {
      const before = spent.get(purse) ?? 0;
      if (before >= (counts.get(key) ?? 0)) return false;
      spent.set(purse, before + 1);
      return true;
    }
  };
}

/** What is said of a function, as a key; nothing for what stands in no function that has a name. */
export function saidOf({ file, rule, scope, message }: Omit<BaselineEntry, 'fingerprint' | 'contentFingerprint'>): readonly string[] {
  return scope === '' ? [] : [JSON.stringify([file, rule, scope, message])];
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
