/** Which two commits a comparison names. */
import { findRepository } from './find-repository.ts';
import { askGit, GitError, runGit } from './run-git.ts';

export interface ComparedCommits {
  /** Full object ids. */
  readonly base: string;
  readonly head: string;
}

/**
 * `main`: from where HEAD left main to HEAD. `main...topic`: from where topic left main to topic. `v1..v2`: from v1 to v2 as they are.
 * Throws a `GitError` that says the cure for a name that is no commit here, for a history without the common ancestor, and outside a repository.
 */
export function findComparison(cwd: string, range: string): ComparedCommits {
  findRepository(cwd);
  // A script whose variable is empty must not hear that nothing is new.
  if (/^\.*$/.test(range.trim())) throw new GitError('no commit is named to compare with: name a branch, a tag or a commit, such as `origin/main`.');
  const [, left = '', dots, right = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(range) ?? [undefined, range, '...', ''];
  const base = commitOf(cwd, left === '' ? 'HEAD' : left);
  const head = commitOf(cwd, right === '' ? 'HEAD' : right);
  return dots === '..' ? { base, head } : { base: commonAncestor(cwd, { base, head }, range), head };
}

function commitOf(cwd: string, name: string): string {
  // After this, git takes a name that starts with a dash for a name.
  const { status, output } = askGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], { cwd });
  if (status === 0) return output.toString('utf8').trim();

  if (name === 'HEAD') throw new GitError('there is no commit yet, so there is nothing to compare with.');
  throw new GitError(`\`${name}\` is no commit that this repository has. ${cureFor(cwd, name)}`);
}

function cureFor(cwd: string, name: string): string {
  const known = runGit(['for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${name}`], { cwd }).toString('utf8').split('\n')[0] ?? '';
  if (known !== '') return `Did you mean ${known}?`;
  if (isShallow(cwd)) return `This clone is shallow. ${DEEPEN}`;
  const remotes = runGit(['remote'], { cwd }).toString('utf8').split('\n').filter((remote) => remote !== '');
  const remote = remotes.find((each) => name.startsWith(`${each}/`)) ?? remotes[0];
  // Only a name can be fetched: `main~3` cannot.
  if (remote === undefined || !/^[\w./-]+$/.test(name)) return '`git log` shows the commits that there are.';
  return `Fetch it first, for example with \`git fetch ${remote} ${name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name}\`.`;
}

const DEEPEN = 'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` for GitLab.';

function commonAncestor(cwd: string, { base, head }: ComparedCommits, range: string): string {
  const { status, output } = askGit(['merge-base', base, head], { cwd });
  if (status === 0) return output.toString('utf8').trim();
  throw new GitError(
    isShallow(cwd)
      ? `the commit that both sides of \`${range}\` come from is not in this clone, which is shallow. ${DEEPEN}`
      : `the two sides of \`${range}\` have no commit in common. To compare them as they are, write two dots: \`${base.slice(0, 12)}..${head.slice(0, 12)}\`.`,
  );
}

function isShallow(cwd: string): boolean {
  return askGit(['rev-parse', '--is-shallow-repository'], { cwd }).output.toString('utf8').trim() === 'true';
}
