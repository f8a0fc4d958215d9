/** Tells source that people write from what a generator or a bundler wrote, by a look at the text. */

/** Comments, shebang and prologues before the first statement. */
const HEADER = /^(?:\s|#!.*|\/\/.*|\/\*[\s\S]*?\*\/|(?:'use strict'|"use strict");?)*/;
const GENERATED = /@generated\b|\bCode generated (?:by|from|using|with)\b|\bdo not (?:edit|modify)\b|\bauto(?:matically)?[- ]?generated (?:by|from|with|using|file)\b|\b(?:file|code) (?:is|was|has been) auto(?:matically)?[- ]?generated\b/i;
const HEADER_LENGTH = 1500;

const SAMPLE = 2000;
/** A line of code that people write is shorter on average, in characters. */
const LONGEST_AVERAGE_LINE = 300;

/** False for generated files (by their header comment) and for minified or bundled JavaScript (by its line lengths). */
export function isWrittenByPeople(file: string, text: string): boolean {
  if (hasGeneratedHeader(text)) return isBarrel(text);
  return !(/\.[cm]?jsx?$/.test(file) && isMinified(text));
}

// A generated barrel has nothing to report, and the way to what it exports leads through it.
function isBarrel(text: string): boolean {
  const rest = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\bexport\s+(?:type\s+)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s*from\s*(?:'[^']*'|"[^"]*");?/g, '');
  return rest.trim() === '';
}

function hasGeneratedHeader(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most files start with a letter: no header to read.
  if (first >= 97 && first <= 122) return false;
  const header = HEADER.exec(text.slice(0, HEADER_LENGTH));
  if (header === null) return false;
  // An unfinished comment at the cut is a header too.
  const unfinished = text.startsWith('/*', header[0].length) ? text.slice(header[0].length, HEADER_LENGTH) : '';
  return GENERATED.test(header[0] + unfinished);
}

function isMinified(text: string): boolean {
  if (text.length < 1000) return false;
  // A bundle may open with a licence on short lines, so the middle is looked at first.
  const middle = Math.max(0, (text.length >> 1) - SAMPLE / 2);
  if (linesIn(text, middle, middle + SAMPLE) > Math.min(text.length, SAMPLE) / LONGEST_AVERAGE_LINE) return false;
  return text.length / linesIn(text, 0, text.length) > LONGEST_AVERAGE_LINE;
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
