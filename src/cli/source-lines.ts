/** Source lines for code frames, each file split once. */
import { linesOf } from '#model/lines-of.ts';

/** A file without text has no lines. */
export function sourceLines(textOf: (path: string) => string | undefined): (path: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (path, line) => {
    let lines = files.get(path);
    if (lines === undefined) {
      const text = textOf(path);
      lines = text === undefined ? [] : linesOf(text);
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}
