/** The lines around each step that proves a finding: all of the source that a model is shown. */
import type { Finding } from '#model/finding.ts';
import type { Span } from '#model/span.ts';
import { visibleText } from './visible-text.ts';

export interface Slice {
  readonly file: string;
  /** Number of the first line. */
  readonly start: number;
  readonly lines: readonly string[];
}

// From the most to the least that is shown around a step.
const AROUND = [8, 4, 2, 1, 0];
// A finding may be about a whole function or file; its beginning says what it is.
const MOST_LINES_OF_A_SPAN = 30;
const MOST_CHARACTERS_OF_A_LINE = 300;

/**
 * @param linesOf lines of a file as they may be shown; undefined if the file cannot be had.
 * @param most characters of all slices together; steps in the middle are left out before the finding itself is.
 */
export function evidenceSlices(finding: Finding, linesOf: (file: string) => readonly string[] | undefined, most: number): readonly Slice[] {
  const spans = [finding.span, ...finding.evidence.map(({ span }) => span)];
  for (let kept = spans.length; kept > 1; kept = Math.floor(kept / 2)) {
    const ends = kept === spans.length ? spans : [...spans.slice(0, Math.ceil(kept / 2)), ...spans.slice(spans.length - Math.floor(kept / 2))];
    for (const around of AROUND) {
      const slices = slicesOf(ends, linesOf, around);
      if (sizeOf(slices) <= most) return slices;
    }
  }
  return slicesOf([{ ...finding.span, endLine: finding.span.line }], linesOf, 0);
}

function slicesOf(spans: readonly Span[], linesOf: (file: string) => readonly string[] | undefined, around: number): readonly Slice[] {
  const files = [...new Set(spans.map(({ file }) => file))];
  return files.flatMap((file) => {
    const lines = linesOf(file);
    if (lines === undefined) return [];
    const wanted = new Set(spans.filter((span) => span.file === file).flatMap((span) => linesAround(span, around, lines.length)));
    return runsOf([...wanted].sort((a, b) => a - b)).map((run) => ({ file, start: run[0]!, lines: run.map((line) => shown(lines[line - 1] ?? '')) }));
  });
}

function linesAround({ line, endLine }: Span, around: number, count: number): readonly number[] {
  const first = Math.max(1, line - around);
  const last = Math.min(count, Math.min(endLine, line + MOST_LINES_OF_A_SPAN) + around);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Numbers that follow one another, together. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || number > before + 1) runs.push([number]);
    else last.push(number);
  }
  return runs;
}

function shown(line: string): string {
  return visibleText(line.length > MOST_CHARACTERS_OF_A_LINE ? `${line.slice(0, MOST_CHARACTERS_OF_A_LINE)} …` : line);
}

function sizeOf(slices: readonly Slice[]): number {
  // A number and a mark stand before each line.
  return slices.reduce((sum, { file, lines }) => sum + file.length + 20 + lines.reduce((all, line) => all + line.length + 9, 0), 0);
}
