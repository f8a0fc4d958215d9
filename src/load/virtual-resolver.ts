/** Resolves paths in a tree that is not the disk: the resolver of the same family that reads through a file system of ours. */
import path from 'node:path';
import type { FileSystem, Resolver } from 'enhanced-resolve';
import { enhancedResolve } from './load-when-needed.ts';
import { RESOLVE_OPTIONS } from './resolve-options.ts';
import type { Tree } from './tree.ts';

type Files = Pick<Tree, 'read' | 'kindAt'>;

/** The file that an absolute path without or with its extension, or a folder, stands for. */
export function createVirtualResolver(tree: Files): ReturnType<Tree['openResolver']> {
  let resolver: Resolver | undefined;
  return (absolute) => {
    // Nearly every import means a file and not a folder, and the tree knows which: the resolver is asked about the others.
    const file = candidatesOf(absolute).find((candidate) => tree.kindAt(candidate) === 'file');
    if (file !== undefined || tree.kindAt(absolute) !== 'folder') return file;
    resolver ??= enhancedResolve().ResolverFactory.createResolver({ ...RESOLVE_OPTIONS, fileSystem: fileSystemOf(tree), useSyncFileSystemCalls: true });
    try {
      const found = resolver.resolveSync({}, path.dirname(absolute), absolute);
      return found === false ? undefined : found;
    } catch {
      return undefined;
    }
  };
}

function candidatesOf(absolute: string): readonly string[] {
  if (absolute.endsWith('/')) return [];
  const extension = path.extname(absolute);
  const compiledFrom = Object.entries(RESOLVE_OPTIONS.extensionAlias).find(([compiled]) => compiled === extension)?.[1];
  if (compiledFrom !== undefined) return compiledFrom.map((source) => absolute.slice(0, -extension.length) + source);
  return [absolute, ...RESOLVE_OPTIONS.extensions.map((source) => absolute + source)];
}

function fileSystemOf(tree: Files): FileSystem {
  const statSync = (place: string): object => {
    const kind = tree.kindAt(place);
    if (kind === undefined) throw Object.assign(new Error(`${place} is not there`), { code: 'ENOENT' });
    return { isFile: () => kind === 'file', isDirectory: () => kind === 'folder', isSymbolicLink: () => false };
  };
  const readFileSync = (file: string): Buffer => tree.read(file);
  const readlinkSync = (place: string): never => {
    throw Object.assign(new Error(`${place} is no link`), { code: 'EINVAL' });
  };
  // Only the synchronous half is ever called, and the type asks for both.
  return { statSync, lstatSync: statSync, readFileSync, readlinkSync } as unknown as FileSystem;
}
