/** The reported line between its neighbours, with carets under what is meant. */
import type { Span } from '#model/span.ts';
import { printable } from './printable.ts';
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
    return beside === undefined || beside.trim() === '' ? [] : [`${gutter(line)} ${colors.dim(shown(beside).slice(0, WIDTH))}`];
  };

  const end = span.endLine === span.line ? span.endColumn : text.length + 1;
  const shift = span.column > WIDTH ? span.column - 20 : 0;
  const before = shown(text.slice(shift, span.column - 1)).length;
  const carets = Math.max(1, Math.min(shown(text.slice(span.column - 1, end - 1).trimEnd()).length, WIDTH - before));
  return [
    ...neighbour(span.line - 1),
    `${gutter(span.line)} ${shown(text.slice(shift)).slice(0, WIDTH)}`,
    `${gutter(undefined)} ${' '.repeat(before)}${colors.red('^'.repeat(carets))}`,
    ...neighbour(span.line + 1),
  ];
}

/** A tab has a width of its own, which no caret below it would know. */
function shown(text: string): string {
  return printable(text.replace(/\t/g, TAB));
}
