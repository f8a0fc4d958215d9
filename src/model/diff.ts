/** What a change does: to the findings and to the system. */
import type { Finding } from './finding.ts';
import type { RunResult } from './run.ts';
import type { MappedEntryPoint, MappedTable } from './system-map.ts';

export interface Diff {
  /** Full commit id. */
  readonly base: string;
  /** Full commit id, or `staged`. */
  readonly head: string;
  /** The run on the head, with only those findings that the base does not have; what the baseline holds is not new. */
  readonly result: RunResult;
  /** Findings of the base that the head does not have, as they were; those that are now suppressed do not count. */
  readonly fixed: readonly Finding[];
  readonly changes: SystemChanges;
}

/** Everything in it is sorted by name. */
export interface SystemChanges {
  readonly entryPoints: {
    readonly added: readonly MappedEntryPoint[];
    readonly removed: readonly MappedEntryPoint[];
    readonly changed: readonly EntryPointChange[];
  };
  readonly tables: {
    readonly added: readonly MappedTable[];
    readonly removed: readonly MappedTable[];
    readonly changed: readonly TableChange[];
  };
}

/** An entry point that both sides have, by kind, method and path; how its path parameters are called does not matter. */
export interface EntryPointChange {
  readonly before: MappedEntryPoint;
  readonly after: MappedEntryPoint;
  /** At least one. */
  readonly differences: readonly Difference[];
}

export interface TableChange {
  readonly name: string;
  /** At least one. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly what: 'auth' | 'permission' | 'rate limit' | 'validation' | 'queries' | 'columns' | 'indexes' | 'relations';
  /** In words; empty where there was nothing. */
  readonly before: string;
  readonly after: string;
  /** The system is less protected or costs more than before. */
  readonly isWorse: boolean;
}
