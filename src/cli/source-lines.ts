/** Source lines for code frames, each file split once. */

/** A file without text has no lines. */
export function sourceLines(textOf: (path: string) => string | undefined): (path: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (path, line) => {
    let lines = files.get(path);
    if (lines === undefined) {
      lines = textOf(path)?.split(/\r\n|[\n\r\u2028\u2029]/) ?? [];
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}
