/** Tells source that people write from what a generator or a bundler wrote, by a look at the text. */

/** Comments, shebang and prologues before the first statement. */
const HEADER = /^(?:\s|#!.*|\/\/.*|\/\*[\s\S]*?\*\/|(?:'use strict'|"use strict");?)*/;
const GENERATED = /@generated\b|\bCode generated (?:by|from|using|with)\b|\bdo not (?:edit|modify)\b|\bauto(?:matically)?[- ]?generated (?:by|from|with|using|file)\b|\b(?:file|code) (?:is|was|has been) auto(?:matically)?[- ]?generated\b/i;
const HEADER_LENGTH = 1500;

/** Characters in the middle of a text that are looked at first. */
const SAMPLE = 2000;
/** Characters of a line that no person writes as code. */
const LONG_LINE = 500;

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

/** Four fifths of the text stand on very long lines: a licence in front changes nothing, nor does one long literal in a source file. */
function isMinified(text: string): boolean {
  if (text.length < 1000) return false;
  const middle = Math.max(0, (text.length >> 1) - SAMPLE / 2);
  const firstBreak = text.indexOf('\n', middle);
  // Nearly every source file has line breaks in its middle and is done with here.
  if (firstBreak !== -1 && text.indexOf('\n', firstBreak + 1) - firstBreak < LONG_LINE && firstBreak - middle < LONG_LINE && firstBreak + SAMPLE < text.length) return false;

  let long = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const length = (end === -1 ? text.length : end) - start;
    if (length > LONG_LINE) long += length;
    start += length + 1;
  }
  return long > text.length * 0.8;
}
