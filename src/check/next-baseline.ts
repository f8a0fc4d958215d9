/** What a project's next baseline holds, made of the one before and of a whole run. */
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config } from '#model/config.ts';
import type { Finding } from '#model/finding.ts';
import { saidOf } from './baseline.ts';
import { isNeverBaselined } from './never-baselined.ts';

export interface BaselineRun {
  /** Entries of the baseline before. */
  readonly entries: readonly BaselineEntry[];
  /** All paths relative to the root. */
  readonly findings: readonly Finding[];
  readonly baselined: readonly Finding[];
  readonly stale: readonly BaselineEntry[];
  readonly files: readonly string[];
  readonly config: Pick<Config, 'neverBaseline'>;
}

export interface NextBaseline {
  /** Sorted. */
  readonly entries: readonly BaselineEntry[];
  readonly added: readonly BaselineEntry[];
  readonly removed: readonly BaselineEntry[];
  /** Entries that followed their code, edited or in another file, as they are now. */
  readonly moved: readonly BaselineEntry[];
  /** Findings that the configuration lets no baseline hide. */
  readonly refused: readonly Finding[];
}

/** Takes in every finding of the run, drops what is stale, and keeps the entries that the run could not judge. */
export function nextBaseline({ entries, findings, baselined, stale, files, config }: BaselineRun): NextBaseline {
  const before = new Set(entries.map((entry) => entry.fingerprint));
  const there = new Set(files);
  const added = findings.filter((finding) => !isNeverBaselined(finding.rule, config)).map(entryOf);
  const moved = baselined.filter((finding) => !before.has(finding.fingerprint)).map(entryOf);
  const found = new Set(baselined.map((finding) => finding.fingerprint));
  const followed = new Set([...moved.map((entry) => entry.contentFingerprint), ...moved.flatMap(saidOf)]);
  const isFollowed = (entry: BaselineEntry): boolean => (there.has(entry.file) ? !found.has(entry.fingerprint) && saidOf(entry).some((said) => followed.has(said)) : followed.has(entry.contentFingerprint));
  const kept = withoutEntries(entries, stale).filter((entry) => !isFollowed(entry));
  const unmoved = baselined.filter((finding) => before.has(finding.fingerprint)).map(entryOf);
  // The later one wins: a message may have become another.
  const all = new Map([...kept, ...unmoved, ...moved, ...added].map((entry) => [entry.fingerprint, entry]));
  return { entries: sortEntries([...all.values()]), added, removed: stale, moved, refused: findings.filter((finding) => isNeverBaselined(finding.rule, config)) };
}

export function withoutEntries(entries: readonly BaselineEntry[], without: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const dropped = new Set(without.map((entry) => entry.fingerprint));
  return entries.filter((entry) => !dropped.has(entry.fingerprint));
}

/** By file, rule and fingerprint, each by code unit: a change of words moves no line. */
export function sortEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: [entry.file, entry.rule, entry.fingerprint].join('\0') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ entry }) => entry);
}

function entryOf({ rule, span, scope, message, fingerprint, contentFingerprint }: Finding): BaselineEntry {
  return { file: span.file, rule, scope, message, fingerprint, contentFingerprint };
}
