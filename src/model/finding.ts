/** A finding: what is wrong, why here, and the steps that prove it. */
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'high' | 'medium' | 'low';
/** From where a place is reached. */
export type Reach = 'request' | 'consumer' | 'job' | 'startup' | 'script' | 'migration' | 'test' | 'unknown';

export interface EvidenceStep {
  readonly span: Span;
  readonly message: string;
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
  /** Sorted. */
  readonly context: readonly Reach[];
  /** Entry points that reach it, such as `GET /v1/orders/:id`; sorted. */
  readonly entryPoints: readonly string[];
  readonly evidence: readonly EvidenceStep[];
  /** Address of the rule's page. */
  readonly docs: string;
}
