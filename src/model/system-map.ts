/** The system as a plain document: what `lintel map --format json` prints. The shape is a contract: fields are added, never renamed or removed. */
import type { EntryPoint } from './system.ts';

export interface SystemMap {
  readonly entryPoints: readonly MappedEntryPoint[];
  readonly modules: readonly { readonly name: string; readonly file: string; readonly entryPoints: readonly string[] }[];
  readonly layers: readonly { readonly name: string; readonly why: string; readonly files: readonly string[] }[];
  /** Sorted by name. */
  readonly tables: readonly MappedTable[];
}

export interface MappedEntryPoint extends Pick<EntryPoint, 'kind' | 'method' | 'path' | 'validation' | 'rateLimit'> {
  readonly file: string;
  readonly line: number;
  readonly handler: { readonly file: string; readonly line: number; readonly name: string } | null;
  readonly auth: MappedProtection;
  readonly permission: MappedProtection;
  readonly queries: readonly MappedQuery[];
}

export interface MappedProtection {
  readonly state: string;
  readonly by: readonly { readonly name: string; readonly file: string; readonly line: number; readonly why: string }[];
}

export interface MappedQuery {
  readonly operation: string;
  readonly entity: string;
  readonly file: string;
  readonly line: number;
  /** How often one request runs it: once, once per element, or more than that. */
  readonly perRequest: '1' | 'N' | 'N*M';
}

export interface MappedTable {
  /** As queries name it. */
  readonly name: string;
  /** What queries do with it; sorted. */
  readonly operations: readonly string[];
  /** How many places query it. */
  readonly queries: number;
  /** Where a schema or an entity class declares it; null if only queries speak of it, or of several tables of that name it cannot be told which one they mean; then the rest is not known either. */
  readonly declared: { readonly file: string; readonly line: number } | null;
  /** In the order of the declaration; null also where something adds columns that cannot be read, as for `indexes`. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly optional: boolean }[] | null;
  /** Primary keys and unique constraints are indexes too. Sorted by columns. */
  readonly indexes: readonly { readonly columns: readonly string[]; readonly unique: boolean }[] | null;
  /** Tables that it refers to, by its own columns where they are told; sorted. */
  readonly relations: readonly { readonly to: string; readonly by: readonly string[] }[] | null;
}
