/** Engines of a long-lived process, one for each project root. */
import { findRoot } from '#load/find-root.ts';
import { sparing } from '#load/sparing.ts';
import { type Changes, watchTree } from '#load/watched-tree.ts';
import { dirname } from 'node:path';
import { createEngine, type Engine, type EngineKnowledge } from './engine.ts';

export interface Engines {
  /** The engine of the project around a file. `file` is absolute; paths in findings are relative to `cwd`. */
  at(cwd: string, file: string): Engine;
}

interface Root {
  readonly root: string;
  readonly look: () => Changes;
}

const SAME: Changes = { texts: [], shape: false };

export function createEngines(knowledge: EngineKnowledge): Engines {
  const engines = new Map<string, Engine>();
  // What decides a root is a few manifests; they change seldom, and are looked at again all the same.
  const roots = new Map<string, Root>();

  function rootOf(cwd: string, file: string): string {
    const place = `${cwd}\0${dirname(file)}`;
    const known = roots.get(place);
    const changes = known?.look();
    if (known !== undefined && changes?.texts.length === 0 && !changes.shape) return known.root;

    const watched = watchTree();
    const root = findRoot(watched.tree, cwd, [file]);
    roots.set(place, { root, look: sparing(() => watched.changes(), SAME) });
    return root;
  }

  return {
    at(cwd, file) {
      const root = rootOf(cwd, file);
      const key = `${cwd}\0${root}`;
      const engine = engines.get(key) ?? createEngine({ root, cwd, ...knowledge });
      engines.set(key, engine);
      return engine;
    },
  };
}
