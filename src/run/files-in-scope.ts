/** Which files a run reports on. */
import { relative, sep } from 'node:path';
import type { FileFacts } from '#model/facts.ts';

export interface Scope {
  /** Absolute path of the project root. */
  readonly root: string;
  /** Absolute files and folders. */
  readonly paths: readonly string[];
  /** Only files that are or lie below one of the paths; all files; or only those of some absolute files that lie below the paths. */
  readonly scope: 'paths' | 'project' | { readonly files: readonly string[] };
}

/** In the order of `files`. */
export function filesInScope(files: readonly FileFacts[], { root, paths, scope }: Scope): readonly FileFacts[] {
  if (scope === 'project') return files;
  const below = files.filter(({ path }) => isBelow(path, { root, paths }));
  if (scope === 'paths') return below;
  const named = new Set(scope.files.map((file) => relativeTo(root, file)));
  return below.filter(({ path }) => named.has(path));
}

/** Is the file, relative to the root, one of the absolute paths or below one? */
export function isBelow(file: string, { root, paths }: Pick<Scope, 'root' | 'paths'>): boolean {
  return paths.some((path) => {
    const folder = relativeTo(root, path);
    // The root itself, or a folder around it.
    return folder === '' || /^\.\.(\/\.\.)*$/.test(folder) || file === folder || file.startsWith(`${folder}/`);
  });
}

function relativeTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
