/** The facts of one file while they are being collected, and where in the file the walk stands. */
import type { ts } from '@ts-morph/common';
import type {
  BindingFact, BindingId, ClassFact, ClassId, ContextFact, ContextId, EventFact, ExportFact, ExpressionFact, ExpressionId, Fate, FunctionFact, FunctionId,
  ImportFact, ImportedName, MemberAssignmentFact, ParameterFact, ProblemFact, TypeDeclarationFact, TypeFact, TypeId,
} from '#model/facts.ts';

/** Facts are completed piece by piece before anybody reads them. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface FunctionDraft extends Mutable<Omit<FunctionFact, 'events' | 'parameters'>> {
  events: EventFact[];
  readonly parameters: ParameterFact[];
}
export interface BindingDraft extends Mutable<Omit<BindingFact, 'values'>> {
  readonly values: ExpressionId[];
}
export interface ImportDraft extends Omit<ImportFact, 'names'> {
  readonly names: ImportedName[];
}
type MutableEach<T> = T extends unknown ? Mutable<T> : never;
export type ContextDraft = MutableEach<ContextFact>;

export interface Draft {
  readonly source: ts.SourceFile;
  readonly text: string;

  readonly imports: ImportDraft[];
  readonly exports: ExportFact[];
  readonly bindings: BindingDraft[];
  readonly expressions: ExpressionFact[];
  readonly types: TypeFact[];
  readonly declarations: TypeDeclarationFact[];
  readonly functions: FunctionDraft[];
  readonly classes: Mutable<ClassFact>[];
  readonly contexts: ContextDraft[];
  readonly memberAssignments: MemberAssignmentFact[];
  readonly problems: ProblemFact[];
  jsx: boolean;

  /** Function whose code is being walked, the list that takes its events, and the context inside it. */
  fn: FunctionId;
  events: EventFact[];
  context: ContextId;
  /** Function whose `this` is meant here; -1 where `this` is the class `cls` itself. */
  thisOf: FunctionId;
  /** Innermost class; -1 outside classes. */
  cls: ClassId;

  /** Names in sight, and what they meant outside the scopes that shadow them. */
  readonly names: Map<string, BindingId>;
  readonly shadowedNames: string[];
  readonly shadowedBindings: BindingId[];
  /** Scope in which each binding was declared. */
  readonly scopeOfBinding: number[];
  scope: number;
  scopes: number;
  /** Bindings that hold the module's own `exports` object. */
  readonly exportAliases: Set<BindingId>;
  /** Bindings whose own declaration says `export`. */
  readonly exportedBindings: Set<BindingId>;

  /** Name for the anonymous function or class that is walked next; empty if it has none to inherit. */
  hint: string;
  hintStart: number;
  hintEnd: number;
}

/** A draft without any facts, standing at the module's top level. */
export function newDraft(source: ts.SourceFile): Draft {
  return {
    source, text: source.text,
    imports: [], exports: [], bindings: [], expressions: [], types: [], declarations: [], functions: [], classes: [], contexts: [], memberAssignments: [], problems: [],
    jsx: false,
    fn: 0, events: [], context: -1, thisOf: 0, cls: -1,
    names: new Map(), shadowedNames: [], shadowedBindings: [], scopeOfBinding: [], scope: 0, scopes: 1, exportAliases: new Set(), exportedBindings: new Set(),
    hint: '', hintStart: 0, hintEnd: 0,
  };
}

export function addExpression(draft: Draft, fact: ExpressionFact): ExpressionId {
  return draft.expressions.push(fact) - 1;
}

export function addType(draft: Draft, fact: TypeFact): TypeId {
  return draft.types.push(fact) - 1;
}

export function addEvent(draft: Draft, kind: EventFact['kind'], expression: ExpressionId, fate: Fate): void {
  draft.events.push({ kind, expression, context: draft.context, fate });
}

/** Where a node begins, without the blanks and comments before it. */
export function startOf(draft: Draft, node: ts.Node): number {
  const first = draft.text.charCodeAt(node.pos);
  // Nearly always a letter or a sign stands right there; only the rest needs the scanner.
  if (first > 32 && first < 127 && first !== 47 && node.pos !== node.end) return node.pos;
  return node.getStart(draft.source);
}
