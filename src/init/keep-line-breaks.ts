/** Edits a text as if it had plain line breaks and no byte-order mark, and gives it back with its own. */

export function keepLineBreaks<Result extends string | undefined>(text: string, edit: (plain: string) => Result): Result {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const isWindows = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const plain = text.slice(mark.length);
  const edited = edit(isWindows ? plain.replaceAll('\r\n', '\n') : plain);
  return (edited === undefined ? undefined : mark + (isWindows ? edited.replaceAll('\n', '\r\n') : edited)) as Result;
}
