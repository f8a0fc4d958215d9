/** Folders into which Prisma generates a client: they are usually not in the repository, and stand for the package `@prisma/client`. */
import path from 'node:path';
import { folderOf, joinProjectPath } from './project-path.ts';
import { textAt, type Tree } from './tree.ts';

const GENERATOR = /^\s*generator\s+\w+\s*\{([^}]*)\}/gm;
const CLIENT_PROVIDERS = new Set(['prisma-client-js', 'prisma-client']);

/** Output folders of client generators, relative to the root, sorted; the default output is a package anyway and is left out. */
export function readPrismaOutputs(tree: Tree, root: string, schemas: readonly string[]): string[] {
  const outputs = new Set<string>();
  for (const schema of schemas) {
    const text = textOf(tree, path.join(root, schema)).replace(/\/\/.*$/gm, '');
    for (const [, block] of text.matchAll(GENERATOR)) {
      const output = settingOf(block!, 'output');
      if (output === undefined || path.isAbsolute(output) || !CLIENT_PROVIDERS.has(settingOf(block!, 'provider') ?? '')) continue;
      const folder = joinProjectPath(folderOf(schema), output);
      // A client generated beside or above its own schema would claim hand-written files.
      if (!isWithin(folder, folderOf(schema))) outputs.add(folder);
    }
  }
  return [...outputs].sort();
}

/** Does a path lie in one of the folders? */
export function isPrismaOutput(outputs: readonly string[], file: string): boolean {
  return outputs.some((folder) => isWithin(folder, file));
}

function isWithin(folder: string, file: string): boolean {
  return file === folder || file.startsWith(`${folder}/`) || folder === '.';
}

function settingOf(block: string, name: string): string | undefined {
  return new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, 'm').exec(block)?.[1];
}

function textOf(tree: Tree, file: string): string {
  try {
    return textAt(tree, file);
  } catch {
    return '';
  }
}
