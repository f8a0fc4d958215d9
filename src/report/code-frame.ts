/** The reported line between its neighbours, with carets under what is meant. */
import type { Span } from '#model/span.ts';
import type { ReportSurroundings } from './surroundings.ts';

// A longer line is generated or minified: nobody reads past this, and it would flood the terminal.
const WIDTH = 160;
const TAB = '  ';

/** Lines of the frame, without line breaks; empty if the source cannot be had. */
export function codeFrame(span: Span, { lineOf, colors }: ReportSurroundings): readonly string[] {
  const text = lineOf(span.file, span.line);
  if (text === undefined) return [];

  const numberWidth = String(span.line + 1).length;
  const gutter = (line: number | undefined): string => colors.dim(`${(line === undefined ? '' : String(line)).padStart(numberWidth)} │`);
  const neighbour = (line: number): readonly string[] => {
    const beside = line < 1 ? undefined : lineOf(span.file, line);
    return beside === undefined || beside.trim() === '' ? [] : [`${gutter(line)} ${colors.dim(printable(beside).slice(0, WIDTH))}`];
  };

  const end = span.endLine === span.line ? span.endColumn : text.length + 1;
  const shift = span.column > WIDTH ? span.column - 20 : 0;
  const before = printable(text.slice(shift, span.column - 1)).length;
  const carets = Math.max(1, Math.min(printable(text.slice(span.column - 1, end - 1).trimEnd()).length, WIDTH - before));
  return [
    ...neighbour(span.line - 1),
    `${gutter(span.line)} ${printable(text.slice(shift)).slice(0, WIDTH)}`,
    `${gutter(undefined)} ${' '.repeat(before)}${colors.red('^'.repeat(carets))}`,
    ...neighbour(span.line + 1),
  ];
}

/** Escape codes in a hostile source must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/\t/g, TAB).replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '·');
}
