/** What a baseline takes in and gives up, for people. */
import type { Colors } from 'picocolors/types.js';
import type { BaselineEntry } from '#model/baseline.ts';
import { printable } from './printable.ts';

export interface BaselineChanges {
  readonly added: readonly BaselineEntry[];
  readonly removed: readonly BaselineEntry[];
  /** As they are now. */
  readonly moved: readonly BaselineEntry[];
}

/** A line for each entry: `+` new, `-` gone, `>` followed its code to that file. Empty if nothing changes. */
export function baselineChanges({ added, removed, moved }: BaselineChanges, colors: Colors): string {
  const lines = [
    ...removed.map((entry) => colors.green(lineOf('-', entry))),
    ...moved.map((entry) => lineOf('>', entry)),
    ...added.map((entry) => colors.yellow(lineOf('+', entry))),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** `12 findings, 2 of security/require-auth …`: the rules with the most findings first. */
export function countsByRule(entries: readonly Pick<BaselineEntry, 'rule'>[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of entries) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([rule, count]) => `${rule} ${String(count)}`)
    .join(', ');
}

function lineOf(mark: string, { file, rule, message }: BaselineEntry): string {
  return `${mark} ${printable(file)} ${printable(rule)}: ${printable(message)}`;
}
