/** Git's index or a commit as a tree of files. */
import path from 'node:path';
import { createVirtualResolver } from '../virtual-resolver.ts';
import { TooLarge, type Tree, type TreeEntry } from '../tree.ts';
import { findRepository, type Repository } from './find-repository.ts';
import { readBlobs } from './read-blobs.ts';
import { GitError, runGit } from './run-git.ts';
import { diskTree } from '../disk-tree.ts';

interface Blob {
  readonly id: string;
  /** The work tree holds the same, which is faster to read. */
  readonly onDisk: boolean;
}

// What loading asks for: everything else stays unread.
const WANTED = /\.(?:[cm]?[jt]s|[jt]sx|prisma)$|(?:^|\/)(?:package\.json|[jt]sconfig[^/]*\.json|\.gitignore|pnpm-workspace\.yaml|lerna\.json)$/;
const UNWANTED = /(?:^|\/)node_modules\//;

/** What is staged in the repository around a folder. Throws a `GitError` in the middle of a merge and where there is no repository. */
export function openIndex(cwd: string): Tree {
  const repository = findRepository(cwd);
  if (repository.isBare) throw new GitError(`${repository.top} is a bare repository: nothing is staged there.`);
  const { top } = repository;
  const entries = fieldsOf(runGit(['ls-files', '--stage', '-z'], { cwd: top }), /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s);
  const unmerged = entries.find(([, , stage]) => stage !== '0');
  if (unmerged !== undefined) throw new GitError(`${unmerged[3] ?? ''} is not merged: what is staged is known once the conflict is resolved and added.`);

  const differing = new Set(runGit(['diff-files', '--name-only', '-z'], { cwd: top }).toString('utf8').split('\0'));
  return treeOf(repository, entries.map(([mode = '', id = '', , file = '']) => ({ mode, file, blob: { id, onDisk: !differing.has(file) } })));
}

/** A commit of the repository around a folder, by anything that names one. Throws a `GitError` if nothing does. */
export function openCommit(cwd: string, commit: string): Tree {
  const repository = findRepository(cwd);
  const entries = fieldsOf(runGit(['ls-tree', '-r', '-z', '--full-tree', commit], { cwd }), /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s);
  return treeOf(repository, entries.map(([mode = '', id = '', file = '']) => ({ mode, file, blob: { id, onDisk: false } })));
}

function fieldsOf(output: Buffer, line: RegExp): string[][] {
  return output.toString('utf8').split('\0').flatMap((text) => {
    const match = line.exec(text);
    return match === null ? [] : [match.slice(1)];
  });
}

interface Entry {
  readonly mode: string;
  /** Relative to the repository's top. */
  readonly file: string;
  readonly blob: Blob;
}

function treeOf({ top }: Repository, entries: readonly Entry[]): Tree {
  const gitFolder = path.join(top, '.git');
  const blobs = new Map<string, Blob>();
  const folders = new Map<string, Map<string, TreeEntry>>([[top, new Map()]]);
  for (const { mode, file, blob } of entries) {
    const absolute = path.join(top, file);
    const isFile = mode.startsWith('100');
    if (isFile) blobs.set(absolute, blob);
    addEntry(folders, absolute, isFile ? 'file' : 'other');
  }

  let contents: ReadonlyMap<string, Buffer> | undefined;
  const contentOf = (id: string): Buffer => {
    contents ??= readBlobs(top, [...blobs].filter(([file, blob]) => !blob.onDisk && WANTED.test(file) && !UNWANTED.test(file)).map(([, blob]) => blob.id));
    const content = contents.get(id) ?? readBlobs(top, [id]).get(id);
    if (content === undefined) throw new GitError('its content is missing from the repository (a partial clone?)');
    return content;
  };

  const files: Omit<Tree, 'openResolver'> = {
    read(file, most = Infinity) {
      // Rules of ignored files that are the clone's own.
      if (file.startsWith(gitFolder + path.sep)) return diskTree.read(file, most);
      const blob = blobs.get(file);
      if (blob === undefined) throw missing(file);
      const content = (blob.onDisk ? fromDisk(file, most) : undefined) ?? contentOf(blob.id);
      if (content.length > most) throw new TooLarge(content.length);
      return content;
    },
    list(folder) {
      const found = folders.get(folder);
      if (found === undefined) throw missing(folder);
      return [...found.values()];
    },
    kindAt(place) {
      if (blobs.has(place)) return 'file';
      return folders.has(place) || place === gitFolder ? 'folder' : undefined;
    },
  };
  return { ...files, openResolver: () => createVirtualResolver(files) };
}

function addEntry(folders: Map<string, Map<string, TreeEntry>>, absolute: string, kind: TreeEntry['kind']): void {
  const folder = path.dirname(absolute);
  const name = path.basename(absolute);
  let siblings = folders.get(folder);
  if (siblings === undefined) {
    folders.set(folder, (siblings = new Map<string, TreeEntry>()));
    addEntry(folders, folder, 'folder');
  }
  if (!siblings.has(name)) siblings.set(name, { name, kind });
}

/** A sparse checkout has fewer files on disk than in the index. */
function fromDisk(file: string, most: number): Buffer | undefined {
  try {
    return diskTree.read(file, most);
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return undefined;
  }
}

function missing(place: string): Error {
  return Object.assign(new Error(`${place} is not there`), { code: 'ENOENT' });
}
