/** Reads what stands around a project's source: manifests, lock files, and the settings of linters, hooks and CI. */
import path from 'node:path';
import { detect } from 'package-manager-detector/detect';
import { resolveCommand } from 'package-manager-detector/commands';
import type { PackageManager, Workplace, WorkplaceRepository } from '#model/workplace.ts';
import { ConfigError } from './config-error.ts';
import { describeReadError } from './describe-read-error.ts';
import { diskTree } from './disk-tree.ts';
import { findRepository } from './git/find-repository.ts';
import { askGit, GitError } from './git/run-git.ts';
import { listFiles } from './list-files.ts';
import { findConfig } from './load-config.ts';
import { readPackageJson } from './package-json.ts';
import { projectPath } from './project-path.ts';
import { readManifests } from './read-manifests.ts';
import { textAt } from './tree.ts';

const ESLINT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const OLD_ESLINT = ['.eslintrc', '.eslintrc.js', '.eslintrc.cjs', '.eslintrc.json', '.eslintrc.yml', '.eslintrc.yaml'];
const LINT_STAGED = ['.lintstagedrc', '.lintstagedrc.json', '.lintstagedrc.yml', '.lintstagedrc.yaml', ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].flatMap((ending) => [`.lintstagedrc.${ending}`, `lint-staged.config.${ending}`])];
const SIMPLE_HOOKS = ['.simple-git-hooks.json', ...['js', 'cjs', 'mjs'].flatMap((ending) => [`.simple-git-hooks.${ending}`, `simple-git-hooks.${ending}`]), 'simple-git-hooks.json'];
const LEFTHOOK = ['yml', 'yaml', 'toml', 'json'].flatMap((ending) => [`lefthook.${ending}`, `.lefthook.${ending}`, `.config/lefthook.${ending}`]);

/** Beside the project's own manifest. */
const IN_PROJECT = ['package.json', 'tsconfig.json', ...ESLINT, ...OLD_ESLINT, ...LINT_STAGED, ...SIMPLE_HOOKS, '.husky/pre-commit'];
/** Of the whole repository. */
const AT_TOP = ['package.json', ...LINT_STAGED, ...SIMPLE_HOOKS, ...LEFTHOOK, '.husky/pre-commit', '.pre-commit-config.yaml', '.gitlab-ci.yml', '.gitlab/lintel.gitlab-ci.yml'];
const FOLDERS = ['.github', '.husky'];

/**
 * @param root absolute path of the project root.
 * @throws ConfigError where a file that has to be understood cannot be.
 */
export async function readWorkplace(root: string): Promise<Workplace> {
  const around = topAround(root);
  const top = around ?? root;
  const prefix = top === root ? '' : `${projectPath(top, root)}/`;
  const repository = around === undefined ? undefined : readRepository(top);
  const hook = repository?.hooks === undefined ? [] : [`${repository.hooks}/pre-commit`];
  const wanted = new Set([...IN_PROJECT.map((file) => `${prefix}${file}`), ...AT_TOP, ...workflowsIn(top), ...hook]);
  const manifest = readPackageJson(diskTree, path.join(root, 'package.json'));
  if ('error' in manifest && diskTree.kindAt(path.join(root, 'package.json')) !== undefined) throw new ConfigError(`${path.join(root, 'package.json')}: ${manifest.error}. Repair it first.`);

  const { manifests } = readManifests(diskTree, root, listFiles(diskTree, root).manifests);
  const configuration = findConfig(root, root);
  return {
    top,
    prefix,
    texts: new Map([...wanted].sort().flatMap((file) => textOf(top, file))),
    folders: new Set([...FOLDERS, `${prefix}.husky`].filter((folder) => diskTree.kindAt(path.join(top, folder)) === 'folder')),
    dependencies: [...new Set(manifests.flatMap((each) => Object.keys(each.dependencies)))].sort(),
    packageManager: await packageManagerOf(root, top),
    configuration: configuration === undefined ? undefined : projectPath(top, configuration),
    repository,
  };
}

function topAround(root: string): string | undefined {
  try {
    const { top, isBare } = findRepository(root);
    return isBare ? undefined : top;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

function readRepository(top: string): WorkplaceRepository {
  const ask = (...args: string[]): string => {
    const { status, output } = askGit(args, { cwd: top });
    return status === 0 ? output.toString('utf8').trim() : '';
  };
  const hooks = projectPath(top, path.resolve(top, ask('rev-parse', '--git-path', 'hooks')));
  const branch = ask('symbolic-ref', '--short', 'refs/remotes/origin/HEAD').replace(/^origin\//, '') || ask('symbolic-ref', '--short', 'HEAD');
  return { hooks: hooks.startsWith('..') || path.isAbsolute(hooks) ? undefined : hooks, remote: ask('remote', 'get-url', 'origin'), branch: branch || 'main' };
}

function workflowsIn(top: string): string[] {
  const folder = path.join(top, '.github/workflows');
  if (diskTree.kindAt(folder) !== 'folder') return [];
  return diskTree.list(folder).filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name)).map(({ name }) => `.github/workflows/${name}`);
}

function textOf(top: string, file: string): [string, string][] {
  if (diskTree.kindAt(path.join(top, file)) !== 'file') return [];
  try {
    // The byte-order mark stays: who writes the file again must keep it.
    return [[file, diskTree.read(path.join(top, file)).toString('utf8')]];
  } catch (error) {
    throw new ConfigError(`${path.join(top, file)} could not be read: ${describeReadError(error)}.`, { cause: error });
  }
}

async function packageManagerOf(root: string, top: string): Promise<PackageManager> {
  const found = await detect({ cwd: root, stopDir: path.dirname(top), strategies: ['packageManager-field', 'lockfile', 'devEngines-field', 'install-metadata'] });
  const name = found?.name === 'pnpm' || found?.name === 'yarn' || found?.name === 'bun' ? found.name : 'npm';
  const agent = name === 'npm' ? 'npm' : (found?.agent ?? name);
  // Both refuse to add to the root of a workspace unless they are told that it is meant.
  const isWorkspace = diskTree.kindAt(path.join(root, 'pnpm-workspace.yaml')) === 'file' || /"workspaces"\s*:/.test(safeText(path.join(root, 'package.json')));
  const meant = name === 'pnpm' && isWorkspace ? ['-w'] : agent === 'yarn' && isWorkspace ? ['-W'] : [];
  const command = resolveCommand(agent, 'add', ['--save-dev', ...meant, 'lintel']);
  const words = command === null ? ['npm', 'install', '--save-dev', 'lintel'] : [command.command, ...command.args];
  return { name, install: words.map((word) => (word === '--save-dev' && (name === 'yarn' || name === 'bun') ? '--dev' : word)).join(' ') };
}

function safeText(file: string): string {
  return diskTree.kindAt(file) === 'file' ? textAt(diskTree, file) : '';
}
