/** A model's diff, kept only if it fits the files: models count lines badly and remember them wrongly. */
import { visibleText } from './visible-text.ts';

interface Hunk {
  readonly lines: readonly string[];
}

interface FilePatch {
  readonly file: string;
  readonly hunks: readonly Hunk[];
}

/**
 * Finds every hunk's lines in its file and writes the numbers anew, so that `git apply` and `patch` take the result.
 * Null for a diff of another file, of lines that are not there, without a change, or with an address that the file does not hold.
 */
export function settleDiff(text: string, linesOf: (file: string) => readonly string[] | undefined): string | null {
  const patches = patchesIn(text);
  if (patches === undefined || patches.length === 0) return null;
  const settled = patches.map((patch) => settledPatch(patch, linesOf(patch.file)));
  return settled.includes(null) ? null : `${settled.join('\n')}\n`;
}

/** Undefined if it reads like no unified diff. */
function patchesIn(text: string): readonly FilePatch[] | undefined {
  const lines = text.replace(/^\s*```(?:diff)?[ \t]*\n|\n```\s*$/g, '').replace(/\n+$/, '').split(/\r?\n/);
  const patches: { file: string; hunks: { lines: string[] }[] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^(?:diff --git |index |--- )/.test(line) && !isRemovedLine(lines, index)) continue;
    const file = /^\+\+\+ (?:b\/)?([^\t]+)/.exec(line)?.[1]?.trim();
    const hunks = patches.at(-1)?.hunks;
    if (file !== undefined && lines[index - 1]?.startsWith('--- ')) patches.push({ file, hunks: [] });
    else if (hunks === undefined) return undefined;
    else if (line.startsWith('@@')) hunks.push({ lines: [] });
    else if (line === '\\ No newline at end of file') continue;
    else if (hunks.length > 0 && /^[ +-]|^$/.test(line)) hunks.at(-1)?.lines.push(line === '' ? ' ' : line);
    else return undefined;
  }
  return patches;
}

/** `--- x` is the head of a file only if `+++` follows; a removed line may begin with `-- ` too. */
function isRemovedLine(lines: readonly string[], index: number): boolean {
  return lines[index]!.startsWith('--- ') && !lines[index + 1]?.startsWith('+++ ');
}

function settledPatch({ file, hunks }: FilePatch, lines: readonly string[] | undefined): string | null {
  if (lines === undefined || hunks.length === 0) return null;
  const text = lines.join('\n');
  const parts = [`--- a/${file}`, `+++ b/${file}`];
  let from = 0;
  let shift = 0;
  for (const hunk of hunks) {
    const before = hunk.lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
    const added = hunk.lines.filter((line) => line.startsWith('+'));
    const removed = hunk.lines.filter((line) => line.startsWith('-'));
    const at = positionOf(before, lines, from);
    // A line with something hidden in it fits nowhere.
    if (at === undefined || lines.slice(at, at + before.length).some((line) => visibleText(line) !== line)) return null;
    if (added.length + removed.length === 0 || added.some((line) => holdsForeign(line, text))) return null;
    const after = before.length - removed.length + added.length;
    parts.push(`@@ -${at + 1},${before.length} +${at + 1 + shift},${after} @@`, ...withTheFilesLines(hunk.lines, lines.slice(at, at + before.length)));
    from = at + before.length;
    shift += after - before.length;
  }
  return parts.join('\n');
}

/** Where these lines stand, one after another; white space at their ends does not matter. */
function positionOf(wanted: readonly string[], lines: readonly string[], from: number): number | undefined {
  if (wanted.length === 0) return undefined;
  for (let at = from; at + wanted.length <= lines.length; at += 1) {
    if (wanted.every((line, index) => line.trimEnd() === lines[at + index]!.trimEnd())) return at;
  }
  return undefined;
}

/** Lines that stay or go are the file's own, to the last space; those that come are the model's. */
function withTheFilesLines(hunk: readonly string[], lines: readonly string[]): readonly string[] {
  let at = 0;
  return hunk.map((line) => (line.startsWith('+') ? `+${visibleText(line.slice(1))}` : `${line[0]!}${lines[at++] ?? ''}`));
}

function holdsForeign(line: string, text: string): boolean {
  return [...line.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'`)]*|<redacted>/gi)].some(([found]) => found === '<redacted>' || !text.includes(found));
}
