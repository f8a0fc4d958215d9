/** A source file's text: decoded, without its byte-order mark. */
import type { RunProblem } from '#model/run.ts';
import { describeReadError } from './describe-read-error.ts';
import { TooLarge, type Tree } from './tree.ts';

/** Largest file that is read, in bytes. */
const LARGEST = 20 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Reads the file at an absolute path; `file` is its name in the project, for the problem. */
export function readText(tree: Tree, absolute: string, file: string): { readonly text: string } | { readonly problem: RunProblem } {
  try {
    return decode(tree.read(absolute, LARGEST), file);
  } catch (error) {
    const why = error instanceof TooLarge ? `The file was not read: it has ${(error.bytes / MEGABYTE).toFixed(1)} MB, and the limit is ${LARGEST / MEGABYTE} MB.` : `The file could not be read: ${describeReadError(error)}.`;
    return { problem: { file, line: 1, kind: 'unread', message: why } };
  }
}

function decode(bytes: Buffer, file: string): { text: string } | { problem: RunProblem } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le', 2) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le') };
  // Not an incomplete run: a video is called `.ts` too, and nothing of it could be checked.
  if (bytes.includes(0)) return { problem: { file, line: 1, kind: 'notice', message: 'The file was left out: it is not text (it holds NUL bytes).' } };
  return { text: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.toString('utf8', 3) : bytes.toString('utf8') };
}
