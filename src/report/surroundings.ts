/** What a format needs besides the result: source lines to show, and colours or none. */
import type { Colors } from 'picocolors/types.js';

export interface ReportSurroundings {
  /** Text of one line, from 1, of a path as it stands in the findings; undefined if it cannot be had. */
  lineOf(path: string, line: number): string | undefined;
  readonly colors: Colors;
}
