/** A report's file. */
import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces the file in one step, so that nobody reads half a report; folders on the way are made. Throws what the disk says. */
export function writeReport(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // `/dev/stderr` and pipes are written to; replacing them would take them away from everybody.
  if (isNoOrdinaryFile(file)) return writeFileSync(file, text);

  const target = behindLinks(file);
  const temporary = `${target}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function behindLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function isNoOrdinaryFile(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile();
}
