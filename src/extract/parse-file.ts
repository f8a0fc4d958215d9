/** One file's text as a syntax tree: no JSDoc, no parents, the dialect chosen by the file's extension. */
import { ts } from '@ts-morph/common';
import type { ProblemFact } from '#model/facts.ts';
import { isText } from './problems.ts';

const OPTIONS: ts.CreateSourceFileOptions = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** The tree, or why there is none. */
export type Parsed = { readonly source: ts.SourceFile; readonly problem?: never } | { readonly source?: never; readonly problem: ProblemFact };

export function parseFile(path: string, text: string): Parsed {
  if (!isText(text)) return { problem: { kind: 'not-text', message: 'This file is not text.', start: 0, end: 0 } };
  try {
    return { source: ts.createSourceFile(path, text, OPTIONS, false, scriptKindOf(path)) };
  } catch (error) {
    // The parser descends as deep as the text is nested. Any other failure is a fault in it, and no reason to lose the other files.
    if (error instanceof RangeError) return { problem: { kind: 'too-deep', message: 'This file is nested too deeply to be read.', start: 0, end: 0 } };
    return { problem: { kind: 'syntax', message: `The parser gave up: ${String(error)}`, start: 0, end: 0 } };
  }
}

function scriptKindOf(path: string): ts.ScriptKind {
  if (/\.[cm]?ts$/i.test(path)) return ts.ScriptKind.TS;
  if (/\.tsx$/i.test(path)) return ts.ScriptKind.TSX;
  if (/\.jsx$/i.test(path)) return ts.ScriptKind.JSX;
  return ts.ScriptKind.JS;
}
