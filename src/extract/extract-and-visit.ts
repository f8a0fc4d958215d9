/** Facts and visits of one file from a single parse. */
import type { FileFacts } from '#model/facts.ts';
import { extractParsed } from './extract-file.ts';
import { parseFile } from './parse-file.ts';
import { visitParsed, type Visited, type Visitor } from './visit-file.ts';

/** Same as `extractFile` and `visitFile` one after the other; throws only what a visitor throws. */
export function extractAndVisit(path: string, text: string, visitors: readonly Visitor[]): { readonly facts: FileFacts; readonly visited: readonly Visited[] } {
  const parsed = parseFile(path, text);
  return { facts: extractParsed(path, parsed), visited: visitParsed(parsed, visitors) };
}
