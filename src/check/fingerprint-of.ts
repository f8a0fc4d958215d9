/** A finding's name across versions of its file. */
import { createHash } from 'node:crypto';

/** 16 hex digits. Line numbers are no part of it, so it survives edits elsewhere in the file. */
export function fingerprintOf(rule: string, path: string, subject: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify([rule, path, ...subject])).digest('hex').slice(0, 16);
}
