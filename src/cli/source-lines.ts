/** Source lines for code frames, each file read once. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Paths are relative to `cwd`. A file that is gone or unreadable has no lines. */
export function sourceLines(cwd: string): (path: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (path, line) => {
    let lines = files.get(path);
    if (lines === undefined) {
      lines = readLines(resolve(cwd, path));
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\u2029]/);
  } catch {
    return [];
  }
}
