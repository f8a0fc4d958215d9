/** A baseline: the findings that a project has decided to live with for now, by identity. */
import type { Finding } from './finding.ts';

export interface BaselineEntry extends Pick<Finding, 'rule' | 'message' | 'scope' | 'fingerprint' | 'contentFingerprint'> {
  /** POSIX, relative to the project root; where the finding was when it was taken in. */
  readonly file: string;
}
