/** Contents of git's objects, all with one call. */
import { runGit } from './run-git.ts';

/** By object id; an object that the repository lacks is left out. */
export function readBlobs(cwd: string, ids: readonly string[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return contents;

  const output = runGit(['cat-file', '--batch'], { cwd, input: `${wanted.join('\n')}\n` });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    // `<id> missing` has no content.
    if (kind !== 'blob') continue;
    contents.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
