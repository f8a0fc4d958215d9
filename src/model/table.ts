/** Tables as the project's own declarations tell them: a schema file, an entity class, or a call that defines a model. */
import type { Span } from './span.ts';

export interface Table {
  /** As queries name it. */
  readonly name: string;
  /** Its name in the database, where the declaration gives it one. */
  readonly stored: string | undefined;
  /** Name of the library whose declaration it is; `prisma` for a schema file. */
  readonly library: string;
  readonly span: Span;
  /** In the order of the declaration, those of base classes first; undefined where something adds columns that cannot be read. */
  readonly columns: readonly TableColumn[] | undefined;
  /** Primary keys and unique constraints included; sorted by columns. Undefined together with the columns. */
  readonly indexes: readonly TableIndex[] | undefined;
  /** Tables that it refers to; sorted. The other end of a reference says nothing. */
  readonly relations: readonly TableRelation[];
}

export interface TableColumn {
  /** As filters name it; dotted where it lies inside of a document. */
  readonly name: string;
  /** As the declaration says it; `unknown` if it cannot be told. */
  readonly type: string;
  readonly optional: boolean;
}

export interface TableIndex {
  /** At least one, in the order of the index. */
  readonly columns: readonly string[];
  readonly unique: boolean;
}

export interface TableRelation {
  readonly to: string;
  /** Its own columns that refer; empty where they are not told, and for many to many. */
  readonly by: readonly string[];
}
