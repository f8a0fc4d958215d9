/** Puts everything that a folder holds into a commit with a known date. */
import { execFileSync } from 'node:child_process';

/** Makes a repository of the folder if it is none. Nothing of the machine's own git configuration takes part. */
export function gitCommit(root: string, date = '2026-01-01T12:00:00Z'): void {
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Somebody',
    GIT_AUTHOR_EMAIL: 'somebody@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'Somebody',
    GIT_COMMITTER_EMAIL: 'somebody@example.com',
    GIT_COMMITTER_DATE: date,
  };
  for (const args of [['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--allow-empty', '--message', 'A state']]) execFileSync('git', args, { cwd: root, env });
}
