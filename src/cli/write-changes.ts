/** Writes files that were planned, and none that is another by now. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileChange } from '#init/init-plan.ts';
import { describeReadError } from '#load/describe-read-error.ts';
import { UsageError } from './exit-code.ts';

/** Throws a `UsageError` that says what was written before. */
export function writeChanges(top: string, changes: readonly FileChange[], nameOf: (file: string) => string): void {
  const written: string[] = [];
  for (const change of changes) {
    const name = nameOf(change.file);
    try {
      writeChange(resolve(top, change.file), change);
    } catch (error) {
      const before = written.length === 0 ? 'Nothing was written.' : `Written before: ${written.join(', ')}.`;
      throw new UsageError(`${name} could not be written: ${describeReadError(error)}. ${before}`, { cause: error });
    }
    written.push(name);
  }
}

/** In place, so that a file that is there keeps its mode, its owner and its links. */
function writeChange(file: string, { before, after, executable }: FileChange): void {
  if ((existsSync(file) ? readFileSync(file, 'utf8') : undefined) !== before) throw new Error('it has changed since the plan was made');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, after, { flag: before === undefined ? 'wx' : 'w', mode: executable ? 0o755 : 0o644 });
}
