/** Paths as the project names them: POSIX, relative to its root. */
import path from 'node:path';

/** The path of a file below (or above: it then starts with `..`) the root; `.` is the root itself. */
export function projectPath(root: string, absolute: string): string {
  const relative = path.relative(root, absolute);
  return relative === '' ? '.' : path.sep === '/' ? relative : relative.split(path.sep).join('/');
}

/** Is an absolute path the absolute folder itself, or below it? */
export function isWithin(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** Folder of a project path; `.` is the root. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '.' : file.slice(0, slash);
}

/** A folder and all that hold it, the nearest first; the last is `.`, the root. */
export function foldersUpwards(folder: string): string[] {
  const folders: string[] = [];
  for (let current = folder; current !== '.'; current = folderOf(current)) folders.push(current);
  folders.push('.');
  return folders;
}

/** Joins a project folder and a relative path, resolving `.` and `..`. */
export function joinProjectPath(folder: string, relative: string): string {
  return path.posix.normalize(`${folder}/${relative}`).replace(/\/$/, '');
}
