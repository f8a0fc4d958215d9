/** What one source file says, as plain serialisable data; nothing in it depends on a second file. */

/** Index into `FileFacts.expressions`. */
export type ExpressionId = number;
/** Index into `FileFacts.types`. */
export type TypeId = number;
/** Index into `FileFacts.functions`; 0 is the module body. */
export type FunctionId = number;
/** Index into `FileFacts.classes`. */
export type ClassId = number;
/** Index into `FileFacts.bindings`. */
export type BindingId = number;
/** Index into `FileFacts.contexts`; -1 is the function's own top level. */
export type ContextId = number;

/** Offsets are UTF-16 code units from the start of the file; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface FileFacts {
  /** POSIX, relative to the project root. */
  readonly path: string;
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly bindings: readonly BindingFact[];
  readonly expressions: readonly ExpressionFact[];
  readonly types: readonly TypeFact[];
  readonly declarations: readonly TypeDeclarationFact[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly contexts: readonly ContextFact[];
  /** Assignments to a member of a binding (`exports.x = …` is an export instead), in source order. */
  readonly memberAssignments: readonly MemberAssignmentFact[];
  /** Comments that speak to a linter. */
  readonly directives: readonly DirectiveFact[];
  /** What could not be read, each with its place. */
  readonly problems: readonly ProblemFact[];
  /** The file holds JSX. */
  readonly jsx: boolean;
  /** Directive prologues, such as `use client`. */
  readonly prologues: readonly string[];
}

// ---------------------------------------------------------------- modules

export interface ImportFact extends Range {
  readonly specifier: string;
  /** `require` at any depth counts; `dynamic` is `import()`; `type` is `import type` or an import whose every name says `type`. */
  readonly kind: 'import' | 'require' | 'dynamic' | 'type';
  /** Empty for a side-effect import and for `require`/`import()` used as an expression. */
  readonly names: readonly ImportedName[];
  /** The import runs when the module loads: a `require` inside a function does not. */
  readonly atLoad: boolean;
}

export interface ImportedName {
  /** The exporter's name; `default`, or `*` for the whole namespace. */
  readonly imported: string;
  readonly binding: BindingId;
  readonly typeOnly: boolean;
}

export type ExportFact = Range &
  (
    | { readonly kind: 'binding'; readonly name: string; readonly binding: BindingId; readonly typeOnly: boolean }
    /** `export default …`, `exports.name = …`; the name `=` is `module.exports = …` and `export = …`. */
    | { readonly kind: 'expression'; readonly name: string; readonly expression: ExpressionId }
    /** `export { imported as name } from 'specifier'`; `imported` may be `*` for `export * as name`. */
    | { readonly kind: 'from'; readonly name: string; readonly imported: string; readonly specifier: string; readonly typeOnly: boolean }
    /** `export * from 'specifier'`. */
    | { readonly kind: 'star'; readonly specifier: string; readonly typeOnly: boolean }
    /** `Object.assign(module.exports, a, b)`: every member of the expression is exported. */
    | { readonly kind: 'spread'; readonly expression: ExpressionId }
  );

// ---------------------------------------------------------------- names

export interface BindingFact extends Range {
  readonly name: string;
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'parameter' | 'function' | 'class' | 'enum' | 'namespace' | 'caught' | 'type' | 'typeParameter';
  /** Function in whose scope the name lives. */
  readonly owner: FunctionId;
  /** Everything the name is ever given: initialiser first, then assignments; destructuring is spelled out as member and element expressions. */
  readonly values: readonly ExpressionId[];
  /** Declared type, if any. */
  readonly type?: TypeId;
  /** Times the name is read as a value, written after its declaration, and named in a type. */
  readonly reads: number;
  readonly writes: number;
  readonly typeReads: number;
  /** Named as the type of a decorated member or a decorated class's constructor parameter: emitted as a value by `emitDecoratorMetadata`. */
  readonly metadataReads: number;
}

// ---------------------------------------------------------------- expressions

export type ExpressionFact = Range & Expression;

export type Expression =
  | { readonly kind: 'reference'; readonly binding: BindingId }
  /** A name that this file does not declare. */
  | { readonly kind: 'global'; readonly name: string }
  /** `object.name`, and `object['name']`. */
  | { readonly kind: 'member'; readonly object: ExpressionId; readonly name: string; readonly optional: boolean }
  /** `object[index]` with an index that is not a string literal. */
  | { readonly kind: 'index'; readonly object: ExpressionId; readonly index: ExpressionId }
  | { readonly kind: 'call'; readonly callee: ExpressionId; readonly args: readonly ExpressionId[]; readonly typeArgs: readonly TypeId[]; readonly optional: boolean }
  | { readonly kind: 'new'; readonly callee: ExpressionId; readonly args: readonly ExpressionId[]; readonly typeArgs: readonly TypeId[] }
  | { readonly kind: 'await'; readonly value: ExpressionId }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly type: 'string' | 'number' | 'boolean' | 'null' | 'undefined' | 'regexp' | 'bigint' }
  /** `strings` has one element more than `values`; with a tag it is a call of the tag. */
  | { readonly kind: 'template'; readonly strings: readonly string[]; readonly values: readonly ExpressionId[]; readonly tag?: ExpressionId }
  | { readonly kind: 'object'; readonly properties: readonly PropertyFact[] }
  | { readonly kind: 'array'; readonly items: readonly ExpressionId[] }
  | { readonly kind: 'spread'; readonly value: ExpressionId }
  | { readonly kind: 'function'; readonly fn: FunctionId }
  | { readonly kind: 'class'; readonly cls: ClassId }
  /** `fn` is the function whose `this` it is: arrows have none of their own. */
  | { readonly kind: 'this'; readonly fn: FunctionId }
  | { readonly kind: 'super'; readonly cls: ClassId }
  /** What a caller passes as parameter `index` of `fn` (a rest parameter stands for the array). */
  | { readonly kind: 'parameter'; readonly fn: FunctionId; readonly index: number }
  | { readonly kind: 'conditional'; readonly test: ExpressionId; readonly whenTrue: ExpressionId; readonly whenFalse: ExpressionId }
  | { readonly kind: 'logical'; readonly operator: '&&' | '||' | '??'; readonly left: ExpressionId; readonly right: ExpressionId }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: ExpressionId; readonly right: ExpressionId }
  /** Includes `typeof`, `delete`, `void`, `++` and `--`. */
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: ExpressionId }
  /** `operator` is `=`, `+=`, `??=`, …; `target` is an expression too, or -1 for a destructuring pattern. */
  | { readonly kind: 'assign'; readonly operator: string; readonly target: ExpressionId; readonly value: ExpressionId }
  | { readonly kind: 'sequence'; readonly items: readonly ExpressionId[] }
  /** `value as T`, `<T>value`, `value satisfies T`; `as const` and `value!` leave no trace. */
  | { readonly kind: 'cast'; readonly value: ExpressionId; readonly type: TypeId }
  /** `require('x')` and `import('x')`; the latter is a promise. */
  | { readonly kind: 'module'; readonly import: number; readonly promise: boolean }
  | { readonly kind: 'yield'; readonly value: ExpressionId; readonly delegate: boolean }
  /** What a catch clause caught. */
  | { readonly kind: 'caught'; readonly context: ContextId }
  /** One element of what is iterated, or the element at a known position. */
  | { readonly kind: 'element'; readonly of: ExpressionId; readonly index?: number; readonly awaited: boolean }
  /** One key of what `for…in` walks. */
  | { readonly kind: 'key'; readonly of: ExpressionId }
  /** `...rest` in a destructuring pattern: the rest of an object without the named members, or of an array from an index on. */
  | { readonly kind: 'rest'; readonly of: ExpressionId; readonly without: readonly string[] }
  /** JSX, `import.meta`, `new.target` and the like. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface PropertyFact extends Range {
  /** Absent for spreads and computed names. */
  readonly name?: string;
  readonly kind: 'property' | 'method' | 'getter' | 'setter' | 'spread' | 'computed';
  readonly value: ExpressionId;
  /** The computed name, for `[key]: value`. */
  readonly key?: ExpressionId;
}

export interface MemberAssignmentFact extends Range {
  /** Binding whose member is set (`User.create = …`), or -1 for `this.x = …`. */
  readonly binding: BindingId;
  /** For `this.x = …`: the function whose `this` it is; else -1. */
  readonly thisOf: FunctionId;
  /** Member names from the binding inwards: `User.prototype.find` is `['prototype', 'find']`. */
  readonly path: readonly string[];
  readonly value: ExpressionId;
  /** Function in which the assignment stands. */
  readonly fn: FunctionId;
}

// ---------------------------------------------------------------- types

export type TypeFact =
  /** `binding` is -1 for a global name such as `Promise`; `name` is dotted as written, its head is the binding's name. */
  | { readonly kind: 'name'; readonly binding: BindingId; readonly name: string; readonly args: readonly TypeId[] }
  | { readonly kind: 'array'; readonly element: TypeId }
  | { readonly kind: 'tuple'; readonly elements: readonly TypeId[] }
  | { readonly kind: 'union'; readonly types: readonly TypeId[] }
  | { readonly kind: 'intersection'; readonly types: readonly TypeId[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeId[]; readonly returns: TypeId }
  | { readonly kind: 'object'; readonly members: readonly TypeMemberFact[] }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `typeof value`. */
  | { readonly kind: 'typeof'; readonly expression: ExpressionId }
  /** `import('x').Name`. */
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string; readonly args: readonly TypeId[] }
  | { readonly kind: 'indexed'; readonly object: TypeId; readonly index: TypeId }
  /** `string`, `number`, `void`, `any`, `undefined`, … */
  | { readonly kind: 'keyword'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface TypeMemberFact {
  readonly name: string;
  /** A method is its function type. */
  readonly type: TypeId;
  readonly optional: boolean;
}

/** An interface, type alias or enum. */
export interface TypeDeclarationFact extends Range {
  readonly name: string;
  readonly binding: BindingId;
  readonly kind: 'interface' | 'alias' | 'enum';
  readonly extends: readonly TypeId[];
  readonly typeParameters: readonly BindingId[];
  /** An interface's own members, an enum's members. */
  readonly members: readonly TypeMemberFact[];
  /** What an alias stands for. */
  readonly alias?: TypeId;
}

// ---------------------------------------------------------------- functions and classes

export interface FunctionFact extends Range {
  /** Own name, else the name that it is assigned to or stored under, else empty. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly kind: 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'staticBlock';
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: readonly ParameterFact[];
  readonly returns?: TypeId;
  /** Enclosing function; -1 for the module body. */
  readonly parent: FunctionId;
  /** Context in the parent at which it is written. */
  readonly context: ContextId;
  /** Class of which it is a member; -1 if none. */
  readonly cls: ClassId;
  /** Name of the binding that a function declaration introduces; -1 if none. */
  readonly binding: BindingId;
  /** Evaluation order, nested functions left out. */
  readonly events: readonly EventFact[];
  /** An overload or abstract method: no body. */
  readonly bodiless: boolean;
}

export interface ParameterFact extends Range {
  readonly name: string;
  /** -1 where a pattern binds several names. */
  readonly binding: BindingId;
  /** The `parameter` expression. */
  readonly expression: ExpressionId;
  readonly type?: TypeId;
  readonly default?: ExpressionId;
  readonly rest: boolean;
  readonly optional: boolean;
  readonly decorators: readonly ExpressionId[];
  /** Names taken from it by destructuring. */
  readonly members: readonly string[];
}

export interface ClassFact extends Range {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly binding: BindingId;
  readonly abstract: boolean;
  readonly decorators: readonly ExpressionId[];
  readonly extends?: ExpressionId;
  readonly extendsArgs: readonly TypeId[];
  readonly implements: readonly TypeId[];
  readonly typeParameters: readonly BindingId[];
  readonly members: readonly ClassMemberFact[];
  /** Constructor, if written. */
  readonly constructorFn?: FunctionId;
  /** Function in which the class is written. */
  readonly owner: FunctionId;
}

export interface ClassMemberFact extends Range {
  readonly name: string;
  /** A constructor's parameter property is a `property` whose value is the `parameter` expression. */
  readonly kind: 'method' | 'property' | 'getter' | 'setter';
  readonly static: boolean;
  readonly abstract: boolean;
  readonly private: boolean;
  readonly optional: boolean;
  readonly fn?: FunctionId;
  readonly value?: ExpressionId;
  readonly type?: TypeId;
  readonly decorators: readonly ExpressionId[];
  /** Set where the property is a parameter of the constructor. */
  readonly parameter?: number;
}

// ---------------------------------------------------------------- what happens, in order

export interface EventFact {
  /** `call` covers tagged templates; `module` is a `require` or `import()` as it runs. */
  readonly kind: 'call' | 'new' | 'await' | 'throw' | 'return' | 'assign' | 'yield' | 'break' | 'continue' | 'module';
  /** The call, the awaited/thrown/returned value, the assignment; -1 for a bare `return`, `break`, `continue`. */
  readonly expression: ExpressionId;
  readonly context: ContextId;
  /** What becomes of the value of a call, new, await, yield or module event. */
  readonly fate: Fate;
}

/**
 * `awaited`; `returned` (also as an arrow's expression body); `thrown`; `stored` in a variable or property; `argument` of a call;
 * `object` of a member access or call chain; `callee`; `element` of an array or object literal; `tested` as a condition or operand of `!`;
 * `operand` of another operator or template; `spread`; `iterated` by a loop; `yielded`; `voided` by `void`; `dropped` in an expression statement.
 */
export type Fate =
  | 'awaited' | 'returned' | 'thrown' | 'stored' | 'argument' | 'object' | 'callee' | 'element'
  | 'tested' | 'operand' | 'spread' | 'iterated' | 'yielded' | 'voided' | 'dropped' | 'none';

export type ContextFact = Range & {
  readonly parent: ContextId;
  readonly fn: FunctionId;
  /** How the block always ends, if it always leaves: last statement returns, throws, continues or breaks (both arms of an `if` count). */
  readonly exit?: 'return' | 'throw' | 'continue' | 'break';
} & (
    | { readonly kind: 'loop'; readonly loop: 'for' | 'for-of' | 'for-in' | 'for-await' | 'while' | 'do'; readonly iterated: ExpressionId; readonly test: ExpressionId; readonly update: ExpressionId; readonly bindings: readonly BindingId[] }
    /** The three blocks of one statement share `statement`, the offset at which it starts. */
    | { readonly kind: 'try'; readonly statement: number; readonly hasCatch: boolean; readonly hasFinally: boolean }
    /** `binding` is -1 where the error is not named or is destructured. `commented`: a comment stands directly in the block. `empty`: no statement. */
    | { readonly kind: 'catch'; readonly statement: number; readonly binding: BindingId; readonly commented: boolean; readonly empty: boolean }
    | { readonly kind: 'finally'; readonly statement: number }
    /** An arm of `if`, `?:`, `&&`, `||`, `??`; `when` is the outcome of `test` under which it runs. */
    | { readonly kind: 'branch'; readonly syntax: 'if' | '?:' | '&&' | '||' | '??'; readonly test: ExpressionId; readonly when: boolean }
    | { readonly kind: 'case'; readonly subject: ExpressionId; readonly test: ExpressionId }
  );

// ---------------------------------------------------------------- comments and problems

export interface DirectiveFact extends Range {
  readonly kind: 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';
  /** Written for ESLint (`eslint-disable…`) rather than for lintel. */
  readonly eslint: boolean;
  /** Rule names as written; empty means all. */
  readonly rules: readonly string[];
  /** The text after ` -- `, trimmed; empty if none. */
  readonly reason: string;
  /** Line of the comment's end, from 1. */
  readonly line: number;
}

export interface ProblemFact extends Range {
  readonly message: string;
  readonly kind: 'syntax' | 'too-deep' | 'not-text';
}
