/** The git repository around a folder. */
import path from 'node:path';
import { askGit, GitError } from './run-git.ts';

export interface Repository {
  /** Absolute path that paths in the repository are relative to: the work tree's top, or a bare repository's own folder. */
  readonly top: string;
  readonly isBare: boolean;
}

/** Throws a `GitError` where there is none, or where git refuses to work. */
export function findRepository(cwd: string): Repository {
  const { status, output, complaint } = askGit(['rev-parse', '--is-bare-repository', '--absolute-git-dir', '--show-cdup'], { cwd });
  if (status !== 0) {
    throw new GitError(/not a git repository/.test(complaint) ? `${cwd} is not in a git repository, so there is nothing to compare or to take as staged.` : `git does not work in ${cwd}: ${complaint}`);
  }
  const [bare, folder = '', up = ''] = output.toString('utf8').split('\n');
  // The way up keeps the path as the user knows it, where git would name what symbolic links lead to.
  return bare === 'true' ? { top: folder, isBare: true } : { top: path.resolve(cwd, up), isBare: false };
}
