/** Edits YAML that people have written: comments, blank lines and layout stay. */
import { isDeepStrictEqual } from 'node:util';
import { applyPatch, createPatch } from 'diff';
import { type Document, parse, parseDocument, type ToStringOptions } from 'yaml';
import { keepLineBreaks } from './keep-line-breaks.ts';

/** Layouts that people use. */
const LAYOUTS: readonly ToStringOptions[] = [true, false].flatMap((indentSeq) =>
  [2, 4].flatMap((indent) => [false, true].map((flowCollectionPadding) => ({ indentSeq, indent, flowCollectionPadding, lineWidth: 0 }))),
);

/**
 * The text with the change made to its document; undefined where the text is no YAML, `change` refuses, or what people wrote could not be kept.
 * @param change makes the change; false if the document is not as expected.
 */
export function editYaml(text: string, change: (document: Document) => boolean): string | undefined {
  return keepLineBreaks(text, (plain) => {
    const before = parseDocument(plain);
    const after = parseDocument(plain);
    if (before.errors.length > 0 || !change(after)) return undefined;

    // Comments alone, or nothing.
    if (before.contents === null) return after.toString(LAYOUTS[0]);
    const layout = nearestLayout(before, plain);
    // Aligned comments and the like would be laid out anew: only the lines that change are taken over.
    const edited = applyPatch(plain, createPatch('', before.toString(layout), after.toString(layout), '', '', { context: 2 }), { fuzzFactor: 2 });
    return edited !== false && holdsTheSame(edited, after) ? edited : undefined;
  });
}

/** The one that gives most lines back as they are. */
function nearestLayout(document: Document, text: string): ToStringOptions | undefined {
  const lines = new Set(text.split('\n'));
  const kept = LAYOUTS.map((layout) => ({ layout, count: document.toString(layout).split('\n').filter((line) => lines.has(line)).length }));
  return kept.sort((a, b) => b.count - a.count)[0]?.layout;
}

function holdsTheSame(text: string, document: Document): boolean {
  try {
    return isDeepStrictEqual(parse(text, { logLevel: 'silent' }), document.toJS());
  } catch {
    return false;
  }
}
