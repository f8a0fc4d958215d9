/** Where a run's time went: per stage and per rule. */
import type { RunResult } from '#model/run.ts';

export function statsText({ stats, coverage }: Pick<RunResult, 'stats' | 'coverage'>): string {
  return [
    `${String(coverage.files)} files, ${String(stats.extracted)} extracted, ${String(stats.cached)} from the cache, ${milliseconds(stats.ms)} in all`,
    ...table('stage', stats.stages),
    ...table('rule', stats.rules),
  ].join('\n').concat('\n');
}

function table(head: string, ms: Readonly<Record<string, number>>): readonly string[] {
  const rows = Object.entries(ms);
  const width = Math.max(head.length, ...rows.map(([name]) => name.length));
  return [`${head.padEnd(width)}  ${'time'.padStart(9)}`, ...rows.map(([name, time]) => `${name.padEnd(width)}  ${milliseconds(time).padStart(9)}`)];
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}
