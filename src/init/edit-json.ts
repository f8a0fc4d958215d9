/** Edits JSON that people have written: layout and comments stay. */
import { applyEdits, findNodeAtLocation, getNodeValue, type JSONPath, modify, parseTree } from 'jsonc-parser';
import { keepLineBreaks } from './keep-line-breaks.ts';

export function jsonAt(text: string, path: JSONPath): unknown {
  const tree = parseTree(text.replace(/^\uFEFF/, ''));
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, path);
  return node === undefined ? undefined : getNodeValue(node);
}

export function setJson(text: string, path: JSONPath, value: unknown): string {
  return keepLineBreaks(text, (plain) => {
    const indent = /^([ \t]+)"/m.exec(plain)?.[1] ?? '  ';
    return applyEdits(plain, modify(plain, path, value, { formattingOptions: { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: '\n' } }));
  });
}
