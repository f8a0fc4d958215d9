/** What every part of the reading of decorators works with. */
import type { FileFacts } from '#model/facts.ts';
import type { Meaning, Meanings, RequestPart, Row } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { GuardBehaviour } from '#model/system.ts';
import type { Fn, Value } from '#model/value.ts';

/** Values stored under a metadata key; `absent` if nothing is stored there. */
export type MetadataLookup = (key: string) => readonly Value[] | 'absent' | undefined;

/** What a guard class, middleware, interceptor or ready-made guard of a package does, given the metadata of what it guards. */
export type BehaviourOf = (value: Value, given?: { readonly metadata?: MetadataLookup }) => GuardBehaviour;

/** Enough to read what decorators say. */
export interface ReadingContext {
  readonly program: Program;
  readonly meanings: Meanings;
}

export interface DecoratorContext extends ReadingContext {
  readonly behaviour: BehaviourOf;
  /** What the function behind a parameter decorator demands. */
  demandsOfPart(value: Value): GuardBehaviour;
  /** What a handler itself demands, that is given parts of the request. */
  demandsOfHandler(fn: Fn, parts: readonly (RequestPart | undefined)[]): GuardBehaviour;
  /** Nothing in such a file serves requests. */
  isTest(file: FileFacts): boolean;
}

export type LabelledRow = Row & { readonly library: string };
export type RowOf<Means extends Meaning['means']> = Extract<Meaning, { means: Means }> & { readonly library: string };
