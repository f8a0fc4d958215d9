/** Runs git for its output. It is the only program that lintel starts. */
import { spawnSync } from 'node:child_process';

/** Git could not be asked or did not answer. Its message says why and what to do, and needs no stack. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

export interface GitCall {
  /** Absolute path of the folder to run it in. */
  readonly cwd: string;
  readonly input?: string;
}

// A partial clone would fetch what it lacks: lintel stays off the network, and says what is missing instead.
// Nor does it start what a repository's own configuration names: a monitor of files, a checker of signatures.
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/** What git prints. Throws a `GitError` with git's own words where it fails. */
export function runGit(args: readonly string[], call: GitCall): Buffer {
  const answer = askGit(args, call);
  if (answer.status !== 0) throw new GitError(`git ${args[0] ?? ''} failed: ${answer.complaint}`);
  return answer.output;
}

/** Same for questions to which failing is an answer. Throws a `GitError` only if git cannot be run at all. */
export function askGit(args: readonly string[], { cwd, input }: GitCall): { readonly status: number; readonly output: Buffer; readonly complaint: string } {
  const { status, stdout, stderr, error } = spawnSync('git', [...QUIET, ...args], { cwd, ...(input !== undefined && { input }), maxBuffer: Infinity, windowsHide: true, env: { ...process.env, ...OFFLINE } });
  if (error !== undefined) {
    const isMissing = 'code' in error && error.code === 'ENOENT';
    throw new GitError(isMissing ? 'git is not installed, or not on the PATH.' : `git could not be run: ${error.message}`);
  }
  return { status: status ?? 1, output: stdout, complaint: stderr.toString('utf8').trim().split('\n').at(-1) ?? '' };
}
