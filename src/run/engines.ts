/** Engines of a long-lived process, one for each project root. */
import { diskTree } from '#load/disk-tree.ts';
import { findRoot } from '#load/find-root.ts';
import { createEngine, type Engine, type EngineKnowledge } from './engine.ts';

export interface Engines {
  /** The engine of the project around a file. `file` is absolute; paths in findings are relative to `cwd`. */
  at(cwd: string, file: string): Engine;
}

export function createEngines(knowledge: EngineKnowledge): Engines {
  const engines = new Map<string, Engine>();
  // Finding a root reads the disk, and an editor asks once for each rule of each file.
  const roots = new Map<string, string>();

  return {
    at(cwd, file) {
      const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
      const place = `${cwd}\0${folder}`;
      const root = roots.get(place) ?? findRoot(diskTree, cwd, [file]);
      roots.set(place, root);

      const key = `${cwd}\0${root}`;
      const engine = engines.get(key) ?? createEngine({ root, cwd, ...knowledge });
      engines.set(key, engine);
      return engine;
    },
  };
}
