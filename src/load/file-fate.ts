/** Whether a file belongs to the project that is read, and what keeps it out. */
import path from 'node:path';
import picomatch from 'picomatch';
import type { Config } from '#model/config.ts';
import type { Project } from '#model/project.ts';
import { isIgnored, rulesAbove, rulesOfFolder } from './ignore-rules.ts';
import { isLeftOutFolder } from './left-out-folders.ts';
import { isSourceName } from './list-files.ts';
import type { Tree } from './tree.ts';

export interface FileFate {
  readonly read: boolean;
  /** A clause. */
  readonly why: string;
}

export interface FateSurroundings {
  readonly tree: Tree;
  readonly project: Project;
  readonly config: Pick<Config, 'include' | 'exclude'>;
}

/** @param file POSIX, relative to the root. */
export function fileFate(file: string, surroundings: FateSurroundings): FileFate {
  const { project } = surroundings;
  if (project.files.includes(file)) {
    const read = project.read(file);
    return 'text' in read ? { read: true, why: 'it is a source file of the project' } : { read: false, why: read.problem.message };
  }
  return { read: false, why: reasonOnTheWay(file, surroundings) ?? reasonInGlobs(file, surroundings.config) ?? 'a generator or a bundler wrote it' };
}

/** The first thing on the way from the root to the file that stops the walk over the project's folders. */
function reasonOnTheWay(file: string, { tree, project: { root } }: FateSurroundings): string | undefined {
  if (file === '..' || file.startsWith('../') || path.isAbsolute(file)) return `it lies outside the project root, ${root}`;

  const steps = file.split('/');
  let rules = rulesAbove(tree, root);
  for (const [index, name] of steps.entries()) {
    const folder = steps.slice(0, index).join('/');
    const here = steps.slice(0, index + 1).join('/');
    const entries = tree.list(path.join(root, folder));
    const kind = entries.find((entry) => entry.name === name)?.kind;
    if (kind === undefined) return `there is no ${here}`;
    if (kind === 'other') return `${here} is a symbolic link, and those are not followed`;

    const siblings = new Set(entries.map((entry) => entry.name));
    if (siblings.has('.gitignore')) rules = rulesOfFolder(tree, path.join(root, folder), { folder, outer: rules });
    if (index < steps.length - 1) {
      if (kind === 'file') return `${here} is no folder`;
      if (isLeftOutFolder({ tree, root }, here, siblings)) return `the folder ${here} holds what tools install or write`;
      if (isIgnored(rules, `${here}/`)) return `git ignores the folder ${here}`;
    } else {
      if (kind === 'folder') return 'it is a folder';
      if (!isSourceName(name)) return 'by its name it is no TypeScript or JavaScript that people write';
      if (isIgnored(rules, here)) return 'git ignores it';
    }
  }
  return undefined;
}

function reasonInGlobs(file: string, { include, exclude }: FateSurroundings['config']): string | undefined {
  const excluding = exclude.find((glob) => picomatch.isMatch(file, glob));
  if (excluding !== undefined) return `\`exclude\` leaves it out by ${JSON.stringify(excluding)}`;
  return include.length > 0 && !picomatch.isMatch(file, [...include]) ? 'no glob of `include` matches it' : undefined;
}
