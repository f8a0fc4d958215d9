/** Files that differ between what git knows and what it is about to know. */
import path from 'node:path';
import { findRepository } from './find-repository.ts';
import { runGit } from './run-git.ts';

/** Absolute paths of files that are staged to be added or changed. Throws a `GitError` outside a repository. */
export function stagedFiles(cwd: string): readonly string[] {
  const { top } = findRepository(cwd);
  return namesIn(runGit(['diff', '--cached', '--name-only', '--no-renames', '--diff-filter=d', '-z'], { cwd: top })).map((file) => path.join(top, file));
}

/** How many tracked files the work tree holds otherwise than the last commit, by their stamps: to compare what they hold, git would run the filters that its configuration names. */
export function countUncommitted(cwd: string): number {
  const { isBare } = findRepository(cwd);
  return isBare ? 0 : namesIn(runGit(['diff-index', '--name-only', '--no-renames', '-z', 'HEAD'], { cwd })).length;
}

function namesIn(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter((name) => name !== '');
}
