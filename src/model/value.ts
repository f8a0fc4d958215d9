/** What an expression can be at run time, as far as lintel knows. */
import type { ClassFact, ClassId, ExpressionId, FileFacts, FunctionFact, FunctionId, TypeId } from './facts.ts';

/** One function of the program; there is exactly one object for each, so `===` compares. */
export interface Fn {
  readonly file: FileFacts;
  readonly id: FunctionId;
  readonly fact: FunctionFact;
}

/** One class of the program; there is exactly one object for each. */
export interface Cls {
  readonly file: FileFacts;
  readonly id: ClassId;
  readonly fact: ClassFact;
}

/** An expression in its file. */
export interface Site {
  readonly file: FileFacts;
  readonly expression: ExpressionId;
}

/**
 * How a value was reached from a package: `express`, then `.Router`, then `()`. Interned: one object for each path of a program.
 * The idea and the name are those of CodeQL's API graphs.
 */
export interface ApiPath {
  readonly package: string;
  /** Undefined at the package itself. */
  readonly parent: ApiPath | undefined;
  readonly step: ApiStep | undefined;
  /** Number of steps. */
  readonly depth: number;
}

export type ApiStep =
  | { readonly kind: 'member'; readonly name: string }
  /** Result of a call. */
  | { readonly kind: 'call' }
  /** An instance: of `new X`, or of something declared with the type X. */
  | { readonly kind: 'instance' }
  | { readonly kind: 'await' }
  /** An element of an array, or of anything that is iterated. */
  | { readonly kind: 'element' }
  /** Parameter `parameter` of the callback passed as argument `argument`. */
  | { readonly kind: 'callback'; readonly argument: number; readonly parameter: number };

export type Value =
  /** Something of a package or of the platform (package `globals`). `site` is the call or `new` that made it: two routers are two sites. */
  | { readonly kind: 'external'; readonly path: ApiPath; readonly site: Site | undefined; readonly typeArgs: readonly TypeRef[] }
  /** `self` is a bound `this`; `closure` holds what the call that returned this function passed to the outer functions. */
  | { readonly kind: 'function'; readonly fn: Fn; readonly self: Value | undefined; readonly closure: Closure | undefined }
  | { readonly kind: 'class'; readonly cls: Cls; readonly closure: Closure | undefined }
  | { readonly kind: 'instance'; readonly cls: Cls; readonly typeArgs: readonly TypeRef[]; readonly closure: Closure | undefined }
  /** An object literal; `site` is it. */
  | { readonly kind: 'object'; readonly site: Site; readonly closure: Closure | undefined }
  /** An array literal, or an array known only by its elements. */
  | { readonly kind: 'array'; readonly site: Site | undefined; readonly elements: readonly Value[] }
  /** All exports of a file. */
  | { readonly kind: 'namespace'; readonly file: FileFacts }
  | { readonly kind: 'promise'; readonly of: readonly Value[] }
  /** An enum itself; `declaration` is the index into the file's declarations. */
  | { readonly kind: 'enum'; readonly file: FileFacts; readonly declaration: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
  /** Something of which only the declared type is known: an interface or object type of the program without an implementation. */
  | { readonly kind: 'typed'; readonly type: TypeRef }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A type as written in a file. */
export interface TypeRef {
  readonly file: FileFacts;
  readonly type: TypeId;
}

/** The arguments with which an enclosing function was called when it made a value. */
export interface Closure {
  readonly fn: Fn;
  readonly call: Site;
  /** Values of each argument. */
  readonly args: readonly (readonly Value[])[];
  readonly outer: Closure | undefined;
}
