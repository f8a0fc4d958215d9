/** The day of a commit, which stands for today wherever a verdict depends on one: the same commit gives the same verdict for ever. */
import { askGit, GitError } from './run-git.ts';

/** Committer's date of a commit in UTC, `2027-01-31`; undefined where there is no git, no repository or no commit. */
export function commitDate(cwd: string, commit = 'HEAD'): string | undefined {
  try {
    const { status, output } = askGit(['log', '-1', '--no-show-signature', '--format=%ct', commit, '--'], { cwd });
    const seconds = Number(output.toString('utf8').trim());
    return status === 0 && seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
