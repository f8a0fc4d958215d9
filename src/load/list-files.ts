/** One walk over the project's folders that finds everything the other parts of loading ask for. */
import path from 'node:path';
import type { RunProblem } from '#model/run.ts';
import { describeReadError } from './describe-read-error.ts';
import { isIgnored, rulesAbove, rulesOfFolder, type IgnoreRules } from './ignore-rules.ts';
import { isLeftOutFolder } from './left-out-folders.ts';
import type { Tree, TreeEntry } from './tree.ts';

/** All paths are POSIX, relative to the root, and sorted. */
export interface Listing {
  /** Source files by name; what they hold has not been looked at. */
  readonly sources: readonly string[];
  readonly manifests: readonly string[];
  /** tsconfig.json, jsconfig.json and tsconfig.base.json. */
  readonly tsconfigs: readonly string[];
  readonly prismaSchemas: readonly string[];
  /** tsconfig.app.json: what Nx and Nest's workspaces put into the folder of each application, beside one package.json for all of them. */
  readonly appConfigs: readonly string[];
  /** Folders that could not be listed. */
  readonly problems: readonly RunProblem[];
}

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const NOT_SOURCE = /\.d\.[cm]?ts$|\.d\.[^.]+\.ts$|[.-]min\.[cm]?js$|\.bundle\.[cm]?js$|\.pack\.js$/;
const TSCONFIG = /^(?:[jt]sconfig|tsconfig\.base)\.json$/;

/** Lists the project, obeying .gitignore files; symbolic links are never followed. */
export function listFiles(tree: Tree, root: string): Listing {
  const found = { sources: [] as string[], manifests: [] as string[], tsconfigs: [] as string[], prismaSchemas: [] as string[], appConfigs: [] as string[], problems: [] as RunProblem[] };
  const pending: { folder: string; rules: IgnoreRules | undefined }[] = [{ folder: '', rules: rulesAbove(tree, root) }];

  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { folder } = next;
    let entries: readonly TreeEntry[];
    try {
      entries = tree.list(folder === '' ? root : path.join(root, folder));
    } catch (error) {
      found.problems.push({ file: folder === '' ? '.' : folder, line: 1, kind: 'unread', message: `The folder could not be listed: ${describeReadError(error)}.` });
      continue;
    }

    const names = new Set(entries.map((entry) => entry.name));
    const rules = names.has('.gitignore') ? rulesOfFolder(tree, path.join(root, folder), { folder, outer: next.rules }) : next.rules;
    for (const entry of entries) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.kind === 'folder') {
        if (!isLeftOutFolder({ tree, root }, file, names) && !isIgnored(rules, `${file}/`)) pending.push({ folder: file, rules });
        continue;
      }
      if (entry.kind !== 'file') continue;
      const list = listOf(entry.name, found);
      if (list !== undefined && !isIgnored(rules, file)) list.push(file);
    }
  }

  for (const list of [found.sources, found.manifests, found.tsconfigs, found.prismaSchemas, found.appConfigs]) list.sort();
  found.problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return found;
}

/** TypeScript or JavaScript by its name, and neither a declaration file nor a bundle. */
export function isSourceName(name: string): boolean {
  return SOURCE.test(name) && !NOT_SOURCE.test(name);
}

function listOf(name: string, found: { sources: string[]; manifests: string[]; tsconfigs: string[]; prismaSchemas: string[]; appConfigs: string[] }): string[] | undefined {
  if (isSourceName(name)) return found.sources;
  if (name === 'package.json') return found.manifests;
  if (name === 'tsconfig.app.json') return found.appConfigs;
  if (name.endsWith('.prisma')) return found.prismaSchemas;
  return TSCONFIG.test(name) ? found.tsconfigs : undefined;
}
