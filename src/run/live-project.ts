/** A project as it is right now: what the disk holds, with an editor's texts in its place. */
import type { Visited } from '#check/run-rules.ts';
import { linkProgram } from '#link/link-program.ts';
import { compileMeanings } from '#link/meanings.ts';
import { ConfigError } from '#load/config-error.ts';
import { sparing } from '#load/sparing.ts';
import { type Changes, watchTree } from '#load/watched-tree.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Library } from '#model/library.ts';
import type { System } from '#model/system.ts';
import { buildSystem } from '#system/build-system.ts';
import { linkedFiles } from '#system/linked-files.ts';
import { createBuffers } from './buffers.ts';
import { pathIn, type ProjectState, type ReadOptions, readProject, takeChanges, type Version, versionOf } from './project-state.ts';

export interface LiveProject {
  /**
   * The project with this text in the file's place, whatever the disk holds; undefined for a file that is no part of it.
   * Throws a `ConfigError` for a configuration that cannot be used.
   */
  showing(file: string, text: string): Shown | undefined;
}

export interface Shown {
  readonly state: ProjectState;
  /** The file, relative to the root. */
  readonly path: string;
  readonly facts: FileFacts;
  /** The same object as long as no text changes. */
  system(): System;
  visitedIn(file: FileFacts): readonly Visited[];
}

interface Opened {
  /** What was read, or why it cannot be used. */
  readonly state: ProjectState | ConfigError;
  readonly look: () => Changes;
}

const SAME: Changes = { texts: [], shape: false };

export interface LiveOptions extends Omit<ReadOptions, 'tree'> {
  readonly libraries: readonly Library[];
  /** Milliseconds. */
  readonly now: () => number;
}

export function createLiveProject(options: LiveOptions): LiveProject {
  const { root, rules, libraries } = options;
  const buffers = createBuffers(options.now);
  let opened: Opened | undefined;
  let system: System | undefined;
  let versions: ReadonlyMap<string, Version> = new Map();

  const current = (path: string): Version | undefined => buffers.get(path) ?? versions.get(path);

  /** Does something that may give files other texts. */
  function change<T>(paths: readonly string[], act: () => T): T {
    const before = paths.map((path) => current(path)?.digest);
    const result = act();
    if (paths.some((path, index) => current(path)?.digest !== before[index])) system = undefined;
    return result;
  }

  function reopen(): Opened {
    const next = open(options, versions);
    system = undefined;
    if (next.state instanceof ConfigError) return next;

    const before = versions;
    ({ versions } = next.state);
    // Whoever wrote a file knew better than a buffer from before.
    for (const path of buffers.paths()) if (before.get(path)?.digest !== versions.get(path)?.digest) buffers.drop(path);
    return next;
  }

  function upToDate(before: Opened): Opened {
    const { texts, shape } = before.look();
    if (texts.length === 0 && !shape) return before;
    if (shape || before.state instanceof ConfigError) return reopen();

    const { state } = before;
    const paths = texts.map((file) => pathIn(root, file));
    const isEnough = change(paths, () => {
      paths.forEach(buffers.drop);
      return takeChanges(state, paths, rules);
    });
    return isEnough ? before : reopen();
  }

  return {
    showing(file, text) {
      opened = opened === undefined ? reopen() : upToDate(opened);
      const { state } = opened;
      if (state instanceof ConfigError) throw state;

      const old = buffers.old();
      change(old, () => old.forEach(buffers.drop));
      const path = pathIn(root, file);
      const onDisk = state.versions.get(path);
      if (onDisk === undefined) return undefined;
      const version = versionOf({ path, text }, rules, [onDisk, current(path)]);
      change([path], () => {
        if (version === onDisk) buffers.drop(path);
        else buffers.set(path, version);
      });

      return {
        state,
        path,
        facts: version.extraction.facts,
        system: () => (system ??= systemOf(state, libraries, current)),
        visitedIn: (facts) => current(facts.path)?.extraction.visited ?? [],
      };
    },
  };
}

function open(options: Omit<ReadOptions, 'tree'>, known: ReadonlyMap<string, Version>): Opened {
  const watched = watchTree();
  const look = sparing(() => watched.changes(), SAME);
  try {
    return { state: readProject({ ...options, tree: watched.tree }, known), look };
  } catch (error) {
    if (error instanceof ConfigError) return { state: error, look };
    throw error;
  }
}

function systemOf({ config, project, schemas, versions }: ProjectState, libraries: readonly Library[], current: (path: string) => Version | undefined): System {
  const facts = [...versions.keys()].flatMap((path) => current(path)?.extraction.facts ?? []);
  // What they remember are paths of one program: kept for longer they would hold every program that ever was.
  const meanings = compileMeanings([...libraries, ...config.libraries]);
  return buildSystem(linkProgram(facts, project, meanings, linkedFiles), meanings, { ...project, schemas }, config.layers);
}
