/** What a rule is. */
import type { Node, SourceFile } from 'ts-morph';
import type { z } from 'zod';
import type { FileFacts } from './facts.ts';
import type { Confidence, EvidenceStep, Reach, Severity, Suggestion } from './finding.ts';
import type { Span } from './span.ts';
import type { System } from './system.ts';
import type { Fn } from './value.ts';

export interface Rule<Options = unknown, Message extends string = string> {
  /** `category/no-pattern` or `category/require-thing`; also its path under `rules/`. */
  readonly id: string;
  readonly since: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** On by default; `strict` only otherwise. */
  readonly recommended: boolean;
  /** One sentence: what must hold. */
  readonly summary: string;
  /** The harm. */
  readonly why: string;
  /** The way out. */
  readonly fix: string;
  /** When it keeps silent, one clause each. */
  readonly silentWhen: readonly string[];
  /** What it judges, as a noun phrase: `calls in loops`. Says to somebody who asks about a line why the rule has no opinion of it. */
  readonly judges?: string;
  /** The evidence proves a finding whatever else the project holds; so where all of it stood before, the finding is not new. */
  readonly provenByEvidence?: true;
  /** Ids of rules that judge the same code from another side. */
  readonly related?: readonly string[];
  /** Texts with `{placeholders}`, each ending with a full stop. */
  readonly messages: Readonly<Record<Message, string>>;
  /** Some of its problems have suggestions: editors want to know before they ask. */
  readonly suggests?: true;
  /** Strict zod object with a default for every option. */
  readonly options?: z.ZodType<Options>;
  /** Reports in `file` only; asks the model for everything else. */
  readonly check?: (file: FileFacts, system: System, report: Report<Message>, options: Options) => void;
  /** Syntax visitors by ts-morph node kind (`CatchClause`); cached with the facts, so they may look at this file only. */
  readonly visit?: Readonly<Record<string, (node: Node, report: (problem: VisitProblem<Message>) => void, source: SourceFile) => void>>;
}

/** A rule whose types of options and messages do not matter: what lists of rules hold. */
// Options go in (`check`) and come out (`options`), so no other type argument takes every rule.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AnyRule = Rule<any>;

/** How a rule speaks. */
export interface Report<Message extends string = string> {
  (problem: Problem<Message>): void;
  /**
   * Why a place that the rule looked at is not reported. There only when somebody asks, so `report.silent?.({ … })` costs an ordinary run nothing:
   * JavaScript does not evaluate the arguments of an optional call that is not made.
   */
  readonly silent?: Silent | undefined;
}

export type Silent = (silence: Silence) => void;

export interface Silence {
  /** What would have been reported. */
  readonly at: Span;
  /** `yes`: a fact speaks against a defect. `unknown`: a fact could not be told, and a doubt is no finding. */
  readonly fact: 'yes' | 'unknown';
  /** The fact as a clause that can stand alone, without a full stop: `the list is a literal of 3 elements`. */
  readonly because: string;
  readonly evidence?: readonly EvidenceStep[];
}

export interface Problem<Message extends string = string> {
  readonly at: Span;
  readonly message: Message;
  readonly data?: Readonly<Record<string, string>>;
  readonly evidence?: readonly EvidenceStep[];
  /** For editors; only from a rule that says that it `suggests`. */
  readonly suggestions?: readonly Suggestion[];
  /** Defaults to the rule's own. */
  readonly confidence?: Confidence;
  readonly severity?: Severity;
  /** Function in which it stands: gives the finding its contexts and entry points. */
  readonly fn?: Fn;
  /** Known without a function: the routes themselves. */
  readonly entryPoints?: readonly string[];
  readonly context?: readonly Reach[];
  /** What the fingerprint is made of besides rule and file, if the reported line's text is not characteristic: such as a route's name. */
  readonly anchor?: string;
}

export interface VisitProblem<Message extends string = string> {
  readonly at: { readonly start: number; readonly end: number };
  readonly message: Message;
  readonly data?: Readonly<Record<string, string>>;
}

/** Declares a rule; the identity, for its types. */
export function defineRule<Options, const Message extends string>(rule: Rule<Options, Message>): Rule<Options, Message> {
  return rule;
}
