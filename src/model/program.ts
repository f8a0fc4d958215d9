/** All files together, names resolved on demand. */
import type { BindingId, ClassMemberFact, ContextFact, ContextId, EventFact, ExpressionFact, ExpressionId, FileFacts, FunctionId, ClassId, TypeId } from './facts.ts';
import type { Span } from './span.ts';
import type { ApiPath, ApiStep, Cls, Closure, Fn, TypeRef, Value } from './value.ts';

export type Resolution =
  | { readonly kind: 'file'; readonly file: FileFacts }
  /** `name` is the package's name (`node:` stripped for builtins), `subpath` what follows it, without a slash. */
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** A call, `new` or tagged template, with what it may run. */
export interface CallSite {
  readonly caller: Fn;
  readonly event: EventFact;
  readonly expression: ExpressionId;
  /** Values of what is called. */
  readonly callees: readonly Value[];
  /** Functions of the program that the call itself runs (constructors included), in source order. */
  readonly targets: readonly Fn[];
  /** Functions handed over as arguments, by position; objects' methods are not followed. */
  readonly callbacks: readonly { readonly argument: number; readonly fn: Fn }[];
  /** API paths of external callees, before the call step. */
  readonly externals: readonly ApiPath[];
  /** No callee is known. */
  readonly unresolved: boolean;
}

export interface Program {
  /** Sorted by path. */
  readonly files: readonly FileFacts[];
  file(path: string): FileFacts | undefined;
  resolve(from: FileFacts, specifier: string): Resolution;

  fn(file: FileFacts, id: FunctionId): Fn;
  cls(file: FileFacts, id: ClassId): Cls;
  /** Every function of the files that are linked (browser code and tests may be left out), by file and then by position. */
  functions(): readonly Fn[];
  classes(): readonly Cls[];

  /** Possible values; never empty: an unknown says why. `closure` gives parameters of enclosing functions their values. */
  valuesOf(file: FileFacts, expression: ExpressionId, closure?: Closure): readonly Value[];
  valuesOfBinding(file: FileFacts, binding: BindingId): readonly Value[];
  /** An exported name's values; `default`, `=` and named exports; follows re-exports. */
  valuesOfExport(file: FileFacts, name: string): readonly Value[];
  /** What something of that declared type can be. */
  valuesOfType(type: TypeRef): readonly Value[];
  /** Member `name` of a value, looked up through classes, bases, literals, namespaces and API paths. */
  memberOf(value: Value, name: string): readonly Value[];
  /** Names of the members that a value is known to have. */
  memberNames(value: Value): readonly string[];
  /** Result of calling a value. */
  resultOf(value: Value): readonly Value[];
  /** The string an expression must be, through constants, enums and templates of constants; undefined if not known. */
  stringOf(file: FileFacts, expression: ExpressionId): string | undefined;

  /** All calls that a function makes, in order. */
  callsIn(fn: Fn): readonly CallSite[];
  /** The call at an expression of kind call, new or tagged template. */
  callAt(file: FileFacts, expression: ExpressionId): CallSite | undefined;
  /** Calls whose target or callback is `fn`. */
  callersOf(fn: Fn): readonly CallSite[];

  /** A class, its base classes in order, and the API path of the external base at the top, if any. */
  ancestry(cls: Cls): { readonly classes: readonly Cls[]; readonly external: ApiPath | undefined };
  /** Classes that extend or implement a class or interface, directly or not. */
  subclassesOf(cls: Cls): readonly Cls[];
  /** A member of a class or of its bases; the most derived wins. */
  findMember(cls: Cls, name: string): { readonly cls: Cls; readonly member: ClassMemberFact } | undefined;
  /** The class that owns a method or constructor, or in whose method an arrow stands. */
  classOf(fn: Fn): Cls | undefined;

  /** Is the value of this expression a promise? `no` and `yes` are certain. */
  isPromise(file: FileFacts, expression: ExpressionId): 'yes' | 'no' | 'unknown';

  /** Contexts from the inside out, ending before the function's top level. */
  contextsOf(file: FileFacts, context: ContextId): readonly ContextFact[];
  /** The expression that directly holds this one as an operand, or -1. */
  parentOf(file: FileFacts, expression: ExpressionId): ExpressionId;
  expression(file: FileFacts, id: ExpressionId): ExpressionFact;
  spanOf(file: FileFacts, range: { readonly start: number; readonly end: number }): Span;
  /** A type as one reads it, for messages and for comparing declared names. */
  typeName(file: FileFacts, type: TypeId): string;
  /** The path one step further; the same object each time. */
  step(path: ApiPath, step: ApiStep): ApiPath;
  /** The API path a type names, if it is a package's. */
  externalType(type: TypeRef): ApiPath | undefined;

  /** How much was resolved, for the run's summary. */
  readonly coverage: { readonly calls: number; readonly resolvedCalls: number };
}
