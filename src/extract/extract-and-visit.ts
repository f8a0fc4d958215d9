/** Facts and visits of one file from a single parse. */
import type { FileFacts } from '#model/facts.ts';
import { extractFile, extractSource } from './extract-file.ts';
import { parseFile } from './parse-file.ts';
import { isText } from './problems.ts';
import { visitSource, type Visited, type Visitor } from './visit-file.ts';

/** Same as `extractFile` and `visitFile` one after the other; throws only what a visitor throws. */
export function extractAndVisit(path: string, text: string, visitors: readonly Visitor[]): { readonly facts: FileFacts; readonly visited: readonly Visited[] } {
  const source = isText(text) ? parsed(path, text) : undefined;
  if (source === undefined) return { facts: extractFile(path, text), visited: [] };
  return { facts: extractSource(path, source), visited: visitSource(source, visitors) };
}

function parsed(path: string, text: string): ReturnType<typeof parseFile> | undefined {
  try {
    return parseFile(path, text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
