/** What one Prisma schema file says, as plain serialisable data; nothing in it depends on a second file. */
import type { ProblemFact, Range } from './facts.ts';

export interface SchemaFacts {
  /** POSIX, relative to the project root. */
  readonly path: string;
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  /** Models and views. */
  readonly models: readonly ModelFact[];
  /** Folders that clients are generated into, as written. */
  readonly outputs: readonly string[];
  readonly problems: readonly ProblemFact[];
}

export interface ModelFact extends Range {
  readonly name: string;
  /** `@@map`; undefined if the database calls it the same. */
  readonly stored: string | undefined;
  readonly fields: readonly ModelFieldFact[];
  /** `@@id`, `@@unique` and `@@index`. */
  readonly indexes: readonly { readonly columns: readonly string[]; readonly unique: boolean }[];
}

export interface ModelFieldFact extends Range {
  readonly name: string;
  /** Name of a scalar, an enum, a composite type or a model: which one, only all files together tell. */
  readonly type: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** `@id` or `@unique`. */
  readonly unique: boolean;
  /** The name that both ends of a relation share; undefined if it needs none. */
  readonly relation: string | undefined;
  /** `fields` of `@relation`; undefined where it has none: the other end tells, or nobody does. */
  readonly refersBy: readonly string[] | undefined;
}
