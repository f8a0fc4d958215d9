/** Why lintel says something of a place, or says nothing. The shapes are contracts of `explain --format json`. */
import type { Finding } from './finding.ts';
import type { RuleSilence } from './run.ts';
import type { Span } from './span.ts';
import type { GuardBehaviour, GuardStep, Known } from './system.ts';

export interface StatedFact {
  readonly known: Known;
  /** A clause. */
  readonly fact: string;
}

/** One step between the server and a handler, as the rules about routes see it. */
export interface ExplainedGuard extends Pick<GuardStep, 'name' | 'span' | 'attached'>, Pick<GuardBehaviour, 'authentication' | 'permission' | 'why'> {}

export interface FindingExplanation {
  readonly status: 'reported' | 'suppressed' | 'baselined';
  readonly finding: Finding;
  /** The harm and the way out, in the rule's words. */
  readonly why: string;
  readonly fix: string;
  readonly facts: readonly StatedFact[];
  /** Outermost first; empty unless the finding is about a route. */
  readonly guards: readonly ExplainedGuard[];
  /** Ways to be rid of it without a change of the code, one each. */
  readonly silencing: readonly string[];
}

export interface PlaceExplanation {
  /** Relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
  /** Reported at this line. */
  readonly findings: readonly FindingExplanation[];
  /** Reported at another line, with this one among its evidence. */
  readonly partOf: readonly { readonly rule: string; readonly at: Span; readonly message: string }[];
  /** Why a rule that could have spoken here does not. */
  readonly silences: readonly RuleSilence[];
  /** Rules that find nothing here to judge, each with what it judges. */
  readonly unconcerned: readonly { readonly rule: string; readonly judges: string | undefined }[];
  /** Where else to ask, a sentence each. */
  readonly hints: readonly string[];
}
