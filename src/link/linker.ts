/** The state of one link and the questions its parts ask of each other; passed to every part, so that no two parts import one another. */
import type { BindingId, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { ResolvedModule } from '#model/project.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { ApiPath, ApiStep, Closure, Fn, Site, TypeRef, Value } from '#model/value.ts';
import type { Memo } from '#link/memo.ts';

/** Values of parameters as call sites give them, by function and parameter index. */
export type Flows = ReadonlyMap<Fn, readonly (readonly Value[])[]>;

/** Members added to a value after it was made, by the value's identity and the member's name. */
export type Attachments = ReadonlyMap<object, ReadonlyMap<string, readonly Value[]>>;

export interface Linker extends Omit<Program, 'coverage' | 'isPromise' | 'callsIn' | 'callersOf'> {
  readonly meanings: Meanings;
  readonly memo: Memo;
  /** From the previous round; empty in the first. */
  flows: Flows;
  attachments: Attachments;
  readonly indexes: (file: FileFacts) => FileIndexes;

  root(packageName: string): ApiPath;
  step(path: ApiPath, step: ApiStep): ApiPath;
  external(path: ApiPath, site?: Site, typeArgs?: readonly TypeRef[]): Value;
  resolveModule(from: FileFacts, specifier: string): { readonly file: FileFacts } | Exclude<ResolvedModule, { kind: 'file' }>;

  bindingValues(file: FileFacts, binding: BindingId, closure: Closure | undefined): readonly Value[];
  parameterValues(fn: Fn, index: number, closure: Closure | undefined): readonly Value[];
  /** What a function returns, promises of async functions included. */
  returnsOf(fn: Fn, closure: Closure | undefined, self: Value | undefined): readonly Value[];
  callResult(file: FileFacts, expression: ExpressionId, closure: Closure | undefined): readonly Value[];
  /** The interface, alias or enum that a name stands for, through imports; undefined if it is none of the program's. */
  declarationOf(file: FileFacts, binding: BindingId): { readonly file: FileFacts; readonly declaration: number } | undefined;
  /** Instances of the classes that implement an interface or its heirs. */
  implementationsOf(file: FileFacts, declaration: number): readonly Value[];
  callsOf(fn: Fn): readonly CallSite[];
  /** What a container gives for any of the tokens. */
  provided(tokens: readonly Value[]): readonly Value[];
  /** A container fills the function's parameters by their names. */
  takesByName(fn: Fn): boolean;
}

/** Look-up tables of one file. */
export interface FileIndexes {
  /** Import and name by binding. */
  readonly importOf: ReadonlyMap<BindingId, { readonly specifier: string; readonly imported: string }>;
  readonly functionOf: ReadonlyMap<BindingId, number>;
  readonly classOf: ReadonlyMap<BindingId, number>;
  readonly declarationOf: ReadonlyMap<BindingId, number>;
  readonly exportOf: ReadonlyMap<string, number>;
  readonly stars: readonly string[];
  readonly spreads: readonly ExpressionId[];
  /** Parent expression of each expression, -1 at the top. */
  readonly parents: Int32Array;
  /** Calls whose callee is a parameter, as `fn:index`. */
  readonly parameterCalls: ReadonlyMap<string, readonly ExpressionId[]>;
  /** Values given to `this.name`, by the function whose `this` it is. */
  readonly thisAssignments: ReadonlyMap<number, ReadonlyMap<string, readonly ExpressionId[]>>;
  /** Function in which each call or new happens. */
  readonly callerOf: ReadonlyMap<ExpressionId, number>;
  /** Object literal of which a function is a method, by function. */
  readonly objectOf: ReadonlyMap<number, ExpressionId>;
}

const unknowns = new Map<string, Value>();

/** The unknown value with that reason; one object for each reason. */
export function unknown(reason: string): Value {
  let value = unknowns.get(reason);
  if (!value) unknowns.set(reason, (value = Object.freeze({ kind: 'unknown', reason })));
  return value;
}
