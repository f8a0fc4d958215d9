/** What could not be read of a file: syntax errors, and text that is none. */
import { ts } from '@ts-morph/common';
import type { FileFacts, ProblemFact } from '#model/facts.ts';

const MOST_REPORTED = 20;
const LOOKED_AT = 8192;
// Decoding bytes that are no UTF-8 leaves one of these for each bad sequence; a text may hold a few.
const REPLACEMENT = '\uFFFD';
const MOST_REPLACED = 0.05;

/** The parser's first errors. */
export function syntaxProblems(source: ts.SourceFile): readonly ProblemFact[] {
  // Internal, but the only way to a parser's errors without a program.
  const { parseDiagnostics = [] } = source as unknown as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.slice(0, MOST_REPORTED).map(({ start, length, messageText }) => ({
    kind: 'syntax', start, end: start + length, message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}

/** The content is binary, or decoded from the wrong encoding. */
export function isText(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  if (head.includes('\0')) return false;
  return head.split(REPLACEMENT).length - 1 <= head.length * MOST_REPLACED;
}

/** Facts of a file of which nothing could be read. */
export function unreadFacts(path: string, problem: ProblemFact): FileFacts {
  return {
    path, lineStarts: [0], imports: [], exports: [], bindings: [], expressions: [], types: [], declarations: [], classes: [], contexts: [], memberAssignments: [], directives: [],
    functions: [{
      start: 0, end: 0, name: '', nameStart: 0, nameEnd: 0, kind: 'module', async: false, generator: false, parameters: [],
      parent: -1, context: -1, cls: -1, binding: -1, events: [], bodiless: false,
    }],
    problems: [problem], jsx: false, prologues: [],
  };
}
