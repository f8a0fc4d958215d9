/** Folders that hold no source of the project: installed packages, build output, tools' own folders, vendored browser code. */
import path from 'node:path';
import type { Tree, TreeEntry } from './tree.ts';

const NEVER_SOURCE = new Set([
  'node_modules', 'bower_components', 'jspm_packages', 'web_modules', 'coverage', 'cdk.out', 'storybook-static',
  'third_party', 'third-party', 'vendored', '__pycache__',
]);

// `build` and `out` are also ordinary names of source folders: only at the top of a package do they mean output.
const OUTPUT_AT_PACKAGE_TOP = new Set(['build', 'out', 'dist', 'output', 'public-dist']);

const BROWSER_ASSETS = /(?:^|\/)(?:public|static|assets|www|wwwroot)\/(?:.*\/)?(?:vendors?|libs?|plugins|third[-_]?party)$/;

/**
 * Is the folder left out?
 * @param folder relative to the root.
 * @param siblings names beside the folder: a package.json or tsconfig.json there makes the place the top of a package.
 */
export function isLeftOutFolder({ tree, root }: { readonly tree: Tree; readonly root: string }, folder: string, siblings: ReadonlySet<string>): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  // Hidden folders belong to tools: .git, .next, .turbo, .yarn, .serverless.
  if (name.startsWith('.') || NEVER_SOURCE.has(name)) return true;
  if (name === 'dist') return !holdsSourcePackage(tree, path.join(root, folder));
  if (OUTPUT_AT_PACKAGE_TOP.has(name) && (siblings.has('package.json') || siblings.has('tsconfig.json'))) return !holdsTypeScript(tree, path.join(root, folder));
  return BROWSER_ASSETS.test(folder) && !holdsTypeScript(tree, path.join(root, folder));
}

/** A workspace package that happens to be called `dist` has its manifest and uncompiled files. */
function holdsSourcePackage(tree: Tree, folder: string): boolean {
  return tree.kindAt(path.join(folder, 'package.json')) === 'file' && holdsTypeScript(tree, folder);
}

// Compilers write .js and .d.ts only; three levels are enough to meet one source file of a real package.
function holdsTypeScript(tree: Tree, folder: string, depth = 3): boolean {
  let entries: readonly TreeEntry[];
  try {
    entries = tree.list(folder);
  } catch {
    return false;
  }
  if (entries.some((entry) => entry.kind === 'file' && /\.[cm]?tsx?$/.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name))) return true;
  if (depth === 1) return false;
  return entries.some((entry) => entry.kind === 'folder' && entry.name !== 'node_modules' && holdsTypeScript(tree, path.join(folder, entry.name), depth - 1));
}
