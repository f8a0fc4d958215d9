/** A finding's names across versions of the project. */
import { createHash } from 'node:crypto';
import type { Finding } from '#model/finding.ts';

export interface Subject {
  readonly rule: string;
  readonly path: string;
  /** What the finding speaks of: message key and code. */
  readonly about: readonly string[];
  /** Its number among equals in the file, from 0. */
  readonly ordinal: number;
}

export function fingerprintsOf({ rule, path, about, ordinal }: Subject): Pick<Finding, 'fingerprint' | 'contentFingerprint'> {
  return { fingerprint: digestOf([rule, path, ...about, String(ordinal)]), contentFingerprint: digestOf([rule, ...about]) };
}

/** 16 hex digits. Line numbers are no part of it, so it survives edits elsewhere in the file. */
function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
