/** What a rule is. */
import type { Node, SourceFile } from 'ts-morph';
import type { z } from 'zod';
import type { FileFacts } from './facts.ts';
import type { Confidence, EvidenceStep, Reach, Severity } from './finding.ts';
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
  /** Texts with `{placeholders}`, each ending with a full stop. */
  readonly messages: Readonly<Record<Message, string>>;
  /** Strict zod object with a default for every option. */
  readonly options?: z.ZodType<Options>;
  /** Reports in `file` only; asks the model for everything else. */
  readonly check?: (file: FileFacts, system: System, report: (problem: Problem<Message>) => void, options: Options) => void;
  /** Syntax visitors by ts-morph node kind (`CatchClause`); cached with the facts, so they may look at this file only. */
  readonly visit?: Readonly<Record<string, (node: Node, report: (problem: VisitProblem<Message>) => void, source: SourceFile) => void>>;
}

/** A rule whose types of options and messages do not matter: what lists of rules hold. */
// Options go in (`check`) and come out (`options`), so no other type argument takes every rule.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AnyRule = Rule<any>;

export interface Problem<Message extends string = string> {
  readonly at: Span;
  readonly message: Message;
  readonly data?: Readonly<Record<string, string>>;
  readonly evidence?: readonly EvidenceStep[];
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
