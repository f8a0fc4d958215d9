/** What git ignores: the rules of every .gitignore from the git root down to a folder. */
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { projectPath } from './project-path.ts';
import { textAt, type Tree } from './tree.ts';

/** The rules of one file and, through `outer`, of those above it. */
export interface IgnoreRules {
  readonly matcher: Ignore;
  /** Folder of the rules relative to the root, with a slash; empty for the root and what is above it. */
  readonly base: string;
  /** The root relative to the rules' folder, with a slash, where they lie above the root. */
  readonly above: string;
  readonly outer: IgnoreRules | undefined;
}

/** Does git ignore it? The innermost rules that speak of the path decide. */
export function isIgnored(rules: IgnoreRules | undefined, file: string): boolean {
  for (let current = rules; current !== undefined; current = current.outer) {
    const relative = current.above + file.slice(current.base.length);
    if (relative === '') continue;
    const result = current.matcher.test(relative);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** Rules of a folder that has a .gitignore of its own; an unreadable file has no rules. `folder` is the absolute one relative to the root. */
export function rulesOfFolder(tree: Tree, absolute: string, { folder, outer }: { readonly folder: string; readonly outer: IgnoreRules | undefined }): IgnoreRules | undefined {
  const matcher = readMatcher(tree, path.join(absolute, '.gitignore'));
  return matcher === undefined ? outer : { matcher, base: folder === '' ? '' : `${folder}/`, above: '', outer };
}

/** Rules that come from above the root, up to the folder that holds `.git`; without one there are none. */
export function rulesAbove(tree: Tree, root: string): IgnoreRules | undefined {
  const above: string[] = [];
  let gitRoot: string | undefined;
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (folder !== root) above.unshift(folder);
    if (tree.kindAt(path.join(folder, '.git')) !== undefined) {
      gitRoot = folder;
      break;
    }
    if (path.dirname(folder) === folder) break;
  }
  if (gitRoot === undefined) return undefined;

  let rules: IgnoreRules | undefined;
  const files = [{ folder: gitRoot, file: '.git/info/exclude' }, ...above.map((folder) => ({ folder, file: '.gitignore' }))];
  for (const { folder, file } of files) {
    const matcher = readMatcher(tree, path.join(folder, file));
    if (matcher === undefined) continue;
    rules = { matcher, base: '', above: folder === root ? '' : `${projectPath(folder, root)}/`, outer: rules };
  }
  // Somebody who works inside an ignored folder means it.
  return isIgnored(rules, '') ? undefined : rules;
}

function readMatcher(tree: Tree, file: string): Ignore | undefined {
  try {
    return ignore().add(textAt(tree, file));
  } catch {
    return undefined;
  }
}
