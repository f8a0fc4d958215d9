/** Which files the given paths name. */
import { relative, sep } from 'node:path';
import type { FileFacts } from '#model/facts.ts';

/** Files that are one of the absolute paths or lie below one, in their order. */
export function filesBelow(paths: readonly string[], files: readonly FileFacts[], root: string): readonly FileFacts[] {
  const asked = paths.map((path) => relative(root, path).split(sep).join('/'));
  // The root itself, or a folder around it.
  if (asked.some((path) => path === '' || /^\.\.(\/\.\.)*$/.test(path))) return files;
  return files.filter(({ path }) => asked.some((folder) => path === folder || path.startsWith(`${folder}/`)));
}
