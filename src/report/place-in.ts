/** Paths as the reader of a report knows them. */
import { posix } from 'node:path';

/** Turns a path relative to the root into one relative to the working directory; `.` where both are the same. */
export function placeIn({ root, cwd }: { readonly root: string; readonly cwd: string }): (path: string) => string {
  const from = withoutDrive(cwd);
  const base = withoutDrive(root);
  if (from === base) return (path) => path;
  return (path) => posix.relative(from, posix.join(base, path)) || '.';
}

/** Turns a path relative to the working directory into one relative to the root. */
export function rootedIn({ root, cwd }: { readonly root: string; readonly cwd: string }): (path: string) => string {
  return placeIn({ root: cwd, cwd: root });
}

/** `C:\work` → `/work`: both paths are on one drive, and reports are POSIX everywhere. */
function withoutDrive(path: string): string {
  return path.replace(/^[a-zA-Z]:/, '').replaceAll('\\', '/');
}
