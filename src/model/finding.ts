/** A finding: what is wrong, why here, and the steps that prove it. */
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';
/** The heavier, the worse. */
export const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };
export type Confidence = 'high' | 'medium' | 'low';
/** From where a place is reached. */
export type Reach = 'request' | 'consumer' | 'job' | 'startup' | 'script' | 'migration' | 'test' | 'unknown';

export interface EvidenceStep {
  readonly span: Span;
  readonly message: string;
}

/** A way out that can be applied as it stands. It may change what the program does, so somebody has to choose it. */
export interface Suggestion {
  /** What it does, in the imperative, with a full stop. */
  readonly title: string;
  /** Sorted; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

/** Puts a text in the place of what stands between two offsets of the finding's file (UTF-16 code units, `end` exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly span: Span;
  /** Hex; the same when lines above or around it move. */
  readonly fingerprint: string;
  /** Hex; the same also when the code moves to another file. Equal code with equal findings shares it. */
  readonly contentFingerprint: string;
  /** Names of the class and functions around it, such as `OrderService.list`; empty at the top of a file. */
  readonly scope: string;
  /** Sorted. */
  readonly context: readonly Reach[];
  /** Entry points that reach it, such as `GET /v1/orders/:id`; sorted. */
  readonly entryPoints: readonly string[];
  readonly evidence: readonly EvidenceStep[];
  /** Absent where there is none that is safe and mechanical. */
  readonly suggestions?: readonly Suggestion[];
  /** Address of the rule's page. */
  readonly docs: string;
}
