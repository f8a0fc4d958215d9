/** What an expression can be to a guard that is played through: parts of a request, credentials, and the little else that decides. */
import type { ExpressionId } from '#model/facts.ts';
import type { RequestPart } from '#model/library.ts';
import type { Fn, Value } from '#model/value.ts';

/** Who comes: nobody known; somebody known who lacks every right; somebody known who has them all. */
export type Visitor = 'anonymous' | 'denied' | 'granted';

export type Certainty = 'yes' | 'maybe' | 'no';

export type Role = 'request' | 'response' | 'next' | 'context';

export type Abstract =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'part'; readonly part: RequestPart }
  /** Absent for the anonymous. `right` says what the visitor may do: the denied lack it. */
  | { readonly kind: 'credential'; readonly right: boolean }
  /** An error that was caught, or (not `caught`) the one that a check hands to its callback if it fails. */
  | { readonly kind: 'failure'; readonly caught: boolean }
  /** The path of the request; `own` is the part below the mount. */
  | { readonly kind: 'path'; readonly own: boolean }
  | { readonly kind: 'method' }
  | { readonly kind: 'known'; readonly values: readonly Value[] }
  /** A function written inside a function that is being played. */
  | { readonly kind: 'local'; readonly fn: Fn; readonly outer: Frame | undefined }
  | { readonly kind: 'record'; readonly expression: ExpressionId; readonly frame: Frame }
  | { readonly kind: 'list'; readonly items: readonly Abstract[] }
  | { readonly kind: 'promise'; readonly fulfils: Certainty; readonly fails: Certainty; readonly value: Abstract }
  /** Ready-made middleware that leaves its decision to a callback. */
  | { readonly kind: 'asking'; readonly callback: Abstract }
  /** One of the two functions that an executor is given. */
  | { readonly kind: 'settler'; readonly how: 'fulfil' | 'fail'; readonly promise: Settling }
  | { readonly kind: 'boolean'; readonly truth: boolean }
  | { readonly kind: 'unknown' };

/** One activation of a function. */
export interface Frame {
  readonly fn: Fn;
  readonly outer: Frame | undefined;
  readonly args: readonly Abstract[];
  /** What calls have returned, by expression. */
  readonly results: Map<ExpressionId, Abstract>;
  /** Last certain assignment to a name, by binding; undefined where it was uncertain. */
  readonly assigned: Map<number, Abstract | undefined>;
  /** Names being looked up: one that is given itself says nothing new. */
  readonly open: Set<number>;
  /** Values found since something last changed, by expression. */
  readonly memo: Map<ExpressionId, { readonly version: number; readonly value: Abstract }>;
  /** Status set on the response, awaiting the answer. */
  status: number | 'unknown' | undefined;
}

/** A promise under construction. */
export interface Settling {
  fulfils: Certainty;
  fails: Certainty;
  value: Abstract;
}

export const UNKNOWN: Abstract = Object.freeze({ kind: 'unknown' });
export const CREDENTIAL: Abstract = Object.freeze({ kind: 'credential', right: false });
export const RIGHT: Abstract = Object.freeze({ kind: 'credential', right: true });
export const FAILURE: Abstract = Object.freeze({ kind: 'failure', caught: false });
export const CAUGHT: Abstract = Object.freeze({ kind: 'failure', caught: true });

export function role(name: Role): Abstract {
  return { kind: 'role', role: name };
}

export function newFrame(fn: Fn, outer: Frame | undefined, args: readonly Abstract[]): Frame {
  return { fn, outer, args, results: new Map(), assigned: new Map(), open: new Set(), memo: new Map(), status: undefined };
}

/** Certain only if both are. */
export function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'maybe';
}

/** The stronger of two. */
export function either(a: Certainty, b: Certainty): Certainty {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'no';
}

/** One value that stands for several: a credential shows through, for it decides. */
export function merge(values: readonly Abstract[]): Abstract {
  if (values.length === 1) return values[0]!;
  const credentials = values.filter((value) => value.kind === 'credential');
  if (credentials.length > 0) return credentials.every((value) => value.right) ? RIGHT : CREDENTIAL;
  const known = values.flatMap((value) => (value.kind === 'known' ? value.values : []));
  if (values.length > 0 && values.every((value) => value.kind === 'known')) return { kind: 'known', values: known };
  return values.find((value) => value.kind !== 'unknown' && value.kind !== 'known') ?? (known.length > 0 ? { kind: 'known', values: known } : UNKNOWN);
}
