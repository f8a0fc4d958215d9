/** A git repository in a temporary folder, made from tables of files. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryProject } from '../load/temporary-project.ts';

/** `undefined` removes a file. */
type Files = Readonly<Record<string, string | undefined>>;

export interface GitProject {
  /** Absolute. */
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(files: Files): void;
  /** Writes, stages and commits everything; returns the commit's id. */
  commit(files: Files): string;
}

export function gitProject(files: Files = {}): GitProject {
  const folder = temporaryProject({});
  const git = (...args: readonly string[]): string => runGit(folder, args);
  const write = (table: Files): void => {
    for (const [file, text] of Object.entries(table)) {
      const absolute = path.join(folder, file);
      if (text === undefined) fs.rmSync(absolute);
      else {
        fs.mkdirSync(path.dirname(absolute), { recursive: true });
        fs.writeFileSync(absolute, text);
      }
    }
  };
  git('init', '--quiet', '--initial-branch=main');
  const project: GitProject = {
    folder,
    git,
    write,
    commit(table) {
      write(table);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=change');
      return git('rev-parse', 'HEAD');
    },
  };
  if (Object.keys(files).length > 0) project.commit(files);
  return project;
}

/** Without the machine's own settings. */
export function runGit(cwd: string, args: readonly string[]): string {
  const identity = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
  return execFileSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...identity } }).trim();
}
