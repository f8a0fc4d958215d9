/** Entries of a baseline that stand for nothing any more. */
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config } from '#model/config.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunProblem } from '#model/run.ts';
import { goneEntries, saidOf } from './baseline.ts';
import { compileSettings } from './settings.ts';

export interface StaleInput {
  readonly entries: readonly BaselineEntry[];
  /** Findings that the entries hold, paths relative to the root. */
  readonly baselined: readonly Finding[];
  /** Every file of the project. */
  readonly files: readonly string[];
  /** Those whose findings were asked for. */
  readonly reported: readonly string[];
  /** Paths relative to the root. */
  readonly problems: readonly RunProblem[];
  readonly rules: readonly AnyRule[];
  readonly config: Config;
}

/** An entry that this run cannot judge is not stale: its rule is off, its file was not asked about or not read whole. */
export function staleEntries(input: StaleInput): readonly BaselineEntry[] {
  const { entries, problems } = input;
  if (entries.length === 0 || problems.some((problem) => problem.kind === 'unread')) return [];

  const gone = new Set(goneEntries(entries, input.files));
  const isOn = rulesInForce(input);
  const reported = new Set(input.reported);
  const unsure = new Set(problems.map((problem) => problem.file));
  const isWhole = input.files.every((file) => reported.has(file) || unsure.has(file));
  const used = usedEntries(input, gone);

  return entries.filter((entry) => {
    if (used.has(entry) || !isOn(entry)) return false;
    // The code of a file that is gone may stand in any other.
    return gone.has(entry) ? isWhole : reported.has(entry.file) && !unsure.has(entry.file);
  });
}

function usedEntries({ entries, baselined }: StaleInput, gone: ReadonlySet<BaselineEntry>): ReadonlySet<BaselineEntry> {
  const found = new Set(baselined.map((finding) => finding.fingerprint));
  const own = entries.filter((entry) => found.has(entry.fingerprint));
  const known = new Set(own.map((entry) => entry.fingerprint));
  const left = baselined.filter((finding) => !known.has(finding.fingerprint));
  const moved = left.map((finding) => finding.contentFingerprint);
  const edited = left.flatMap((finding) => saidOf({ ...finding, file: finding.span.file }));
  const used = new Set(own);
  for (const entry of entries) {
    const isUsed = gone.has(entry) ? takeFrom(moved, entry.contentFingerprint) : saidOf(entry).some((said) => takeFrom(edited, said));
    if (isUsed) used.add(entry);
  }
  return used;
}

function takeFrom(list: string[], item: string): boolean {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
  return at !== -1;
}

/** Of a rule that lintel does not have, no finding will ever come. */
function rulesInForce({ rules, config }: StaleInput): (entry: BaselineEntry) => boolean {
  const settingsOf = compileSettings(rules, config);
  return ({ rule, file }) => settingsOf(file).find((setting) => setting.rule.id === rule)?.level !== 'off';
}
