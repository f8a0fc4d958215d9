/** The state of one visit to a guard, and the questions its parts ask of each other; passed to every part, so that no two parts import one another. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Fn, Value } from '#model/value.ts';
import type { Abstract, Certainty, Frame, Visitor } from '#system/guards/abstract-value.ts';
import type { RequestVocabulary } from '#system/guards/request-vocabulary.ts';

export interface GuardContext {
  readonly program: Program;
  readonly meanings: Meanings;
  /** Values stored under a metadata key on what is guarded; `absent` if there is none, undefined if it cannot be told. */
  readonly metadata?: (key: string) => readonly Value[] | 'absent' | undefined;
}

/** The request whose guard is asked: its full path, the part below the mount, its method. */
export interface Target {
  readonly path: string;
  readonly own: string;
  readonly method: string;
}

/** `part` hands a part of the request to a handler's parameter. */
export type Audience = 'middleware' | 'guard' | 'handler' | 'part';

/** Something that ended the request without letting it in. */
export interface Stop {
  readonly kind: 'reject' | 'answer' | 'redirect';
  readonly certainty: Certainty;
}

export interface Visit extends GuardContext {
  readonly visitor: Visitor;
  readonly audience: Audience;
  readonly target: Target | undefined;
  readonly vocabulary: RequestVocabulary;
  /** By place, so that visits of different visitors compare. */
  readonly stops: Map<string, Stop>;
  passes: Certainty;
  /** What a guard class answers, if that can be told. */
  verdict: boolean | undefined;
  /** What has been seen on the way. */
  readonly seen: {
    credential: boolean;
    /** It leaves the visitor on the request for others. */
    attaches: boolean;
    /** A condition in the guard's own code depends on a credential. */
    branches: boolean;
    /** The same, in the function that was asked, not one that it calls. */
    ownBranches: boolean;
    path: boolean;
    validates: boolean;
    limitsRate: boolean;
    /** The request was handed to something unknown; its name. */
    unknown: string | undefined;
    /** Names of credentials and checks, for people. */
    readonly names: Set<string>;
  };
  /** Functions that were handed the request and the response, in order, with the one that handed it over. */
  readonly delegates: { readonly from: Fn; readonly to: Fn }[];
  /** Functions that answered with success themselves. */
  readonly answering: Set<Fn>;
  /** Functions being played, outermost first. */
  readonly stack: Fn[];
  steps: number;
  /** Expressions evaluated; beyond a bound nothing more is known, for hostile code must not hang the run. */
  effort: number;
  /** Counts what changes the values of expressions: results of calls and assignments. */
  version: number;
  /** Calls between the guard's own function and the one being played. */
  depth: number;

  abstractOf(expression: ExpressionId, frame: Frame): Abstract;
  truth(expression: ExpressionId, frame: Frame): boolean | undefined;
  truthOf(value: Abstract): boolean | undefined;
  /** Calls a value with arguments. */
  invoke(callee: Abstract, args: readonly Abstract[], certainty: Certainty): Completion;
  /** Plays the call or `new` at an event. */
  call(expression: ExpressionId, frame: Frame, certainty: Certainty): Completion;
}

export interface Completion {
  readonly throws: Certainty;
  readonly result: Abstract;
}

export function fileOf(frame: Frame): FileFacts {
  return frame.fn.file;
}

/** Notes that a request ends here. */
export function stop(visit: Visit, frame: Frame, expression: ExpressionId, end: Stop): void {
  if (end.certainty === 'no') return;
  if (end.kind !== 'reject') visit.answering.add(frame.fn);
  const key = `${frame.fn.file.path}:${frame.fn.file.expressions[expression]?.start ?? -1}`;
  const before = visit.stops.get(key);
  if (before?.certainty === 'yes') return;
  visit.stops.set(key, end);
}
