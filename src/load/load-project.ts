/** Reads what lies on disk into a `Project`: its source files, manifests, and the meaning of import specifiers. */
import path from 'node:path';
import picomatch from 'picomatch';
import type { Project } from '#model/project.ts';
import type { RunProblem } from '#model/run.ts';
import { createResolver } from './create-resolver.ts';
import { isWrittenByPeople } from './written-by-people.ts';
import { folderOf } from './project-path.ts';
import { listFiles } from './list-files.ts';
import { isPrismaOutput, readPrismaOutputs } from './prisma-outputs.ts';
import { readManifests } from './read-manifests.ts';
import { readText } from './read-text.ts';
import type { Tree } from './tree.ts';
import { readAliases } from './tsconfig-aliases.ts';
import { workspacePackages } from './workspace-packages.ts';

export interface LoadOptions {
  readonly tree: Tree;
  /** Absolute path of the folder that bounds what is read. */
  readonly root: string;
  /** Globs relative to the root; none means every source file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Loads a project without any configuration. `files` holds also those that cannot be read: `read` says why.
 * `problems` holds folders that cannot be listed, and broken manifests and tsconfigs.
 */
export function loadProject({ tree, root, include, exclude }: LoadOptions): Project {
  const listing = listFiles(tree, root);
  const { manifests, problems: manifestProblems } = readManifests(tree, root, listing.manifests);
  const problems = new Map<string, RunProblem>();
  const report = (problem: RunProblem): void => void problems.set(`${problem.file}\0${problem.message}`, problem);
  [...listing.problems, ...manifestProblems].forEach(report);

  const sources = new Set(listing.sources);
  const workspaces = workspacePackages(manifests, sources);
  const aliases = readAliases({ tree, root, workspaceFolder: (name) => workspaces.folderOf('.', name), report }, listing.tsconfigs);
  const prismaOutputs = readPrismaOutputs(tree, root, listing.prismaSchemas);

  const isIncluded = include.length === 0 ? () => true : picomatch([...include]);
  const isExcluded = picomatch([...exclude]);
  const wanted = listing.sources.filter((file) => isIncluded(file) && !isExcluded(file) && !isPrismaOutput(prismaOutputs, file));
  // Telling generated files takes a look at the text, so it is kept until somebody reads it.
  const unread = new Map<string, ReturnType<typeof readText>>();
  const files = wanted.filter((file) => {
    const read = readText(tree, path.join(root, file), file);
    if ('text' in read && !isWrittenByPeople(file, read.text)) return false;
    unread.set(file, read);
    return true;
  });

  return {
    root,
    files,
    prismaSchemas: listing.prismaSchemas.filter((file) => !isExcluded(file)),
    appFolders: listing.appConfigs.map(folderOf),
    manifests: manifests.map(({ folder, name, dependencies }) => ({ folder, name, dependencies })),
    problems: [...problems.values()].sort((a, b) => compare(a.file, b.file) || compare(a.message, b.message)),
    read(file) {
      const first = unread.get(file);
      unread.delete(file);
      return first ?? readText(tree, path.join(root, file), file);
    },
    resolve: createResolver({ tree, root, sources, aliases, workspaces, prismaOutputs }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
