/** A place in a source file, as people read it. */

/** Path is POSIX and relative to the project root; lines and columns count from 1; the end is exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
