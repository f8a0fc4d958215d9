/** All entry points of the backend, whichever way they are declared, in one order. */
import type { FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { EntryPoint } from '#model/system.ts';
import { findDecoratorRoutes } from '#system/decorators/routes.ts';
import { guardBehaviour } from '#system/guards/behaviour.ts';
import { findCallRoutes } from '#system/http/routes.ts';
import { compareEntryPoints } from '#system/reach/entry-points-reaching.ts';

export interface FoundEntryPoints {
  /** Sorted by name, then place. */
  readonly entryPoints: readonly EntryPoint[];
  readonly unresolvedRoutes: number;
}

/** Routes in files that do not count (tests, browser code) are left out. */
export function findEntryPoints(program: Program, meanings: Meanings, counts: (file: FileFacts) => boolean): FoundEntryPoints {
  const behaviour = guardBehaviour(program, meanings);
  const byCalls = findCallRoutes(program, meanings, counts);
  const byDecorators = findDecoratorRoutes(program, meanings, behaviour);
  const entryPoints = [...byCalls.entryPoints, ...byDecorators.entryPoints].filter((entry) => {
    const file = program.file(entry.span.file);
    return file !== undefined && counts(file);
  });
  return { entryPoints: entryPoints.sort(compareEntryPoints), unresolvedRoutes: byCalls.unresolved + byDecorators.unresolved };
}
