/** One file's text as a syntax tree: no JSDoc, no parents, the dialect chosen by the file's extension. */
import { ts } from '@ts-morph/common';

const OPTIONS: ts.CreateSourceFileOptions = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** @throws RangeError if the text is nested deeper than the parser's stack reaches. */
export function parseFile(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, OPTIONS, false, scriptKindOf(path));
}

function scriptKindOf(path: string): ts.ScriptKind {
  if (/\.[cm]?ts$/i.test(path)) return ts.ScriptKind.TS;
  if (/\.tsx$/i.test(path)) return ts.ScriptKind.TSX;
  if (/\.jsx$/i.test(path)) return ts.ScriptKind.JSX;
  return ts.ScriptKind.JS;
}
