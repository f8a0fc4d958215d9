/** HTTP routes that are registered by calls: `app.get(path, …)`, `router.use(…)`. */
import type { FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { EntryPoint } from '#model/system.ts';
import { behavioursOf } from '#system/guards/behaviour.ts';
import { composeRoutes } from '#system/http/compose.ts';
import { entryPointOf } from '#system/http/entry-point.ts';
import type { Attached } from '#system/http/registration.ts';
import { runRegistrations } from '#system/http/run-registrations.ts';

export interface CallRoutes {
  /** In order of registration. */
  readonly entryPoints: readonly EntryPoint[];
  /** Registrations whose router or path could not be told. */
  readonly unresolved: number;
}

/** Files that do not count (tests, browser code) are neither entered nor started from. */
export function findCallRoutes(program: Program, meanings: Meanings, counts: (file: FileFacts) => boolean = () => true): CallRoutes {
  const timeline = runRegistrations(program, meanings, (file) => !counts(file));
  const behaviours = behavioursOf(program, meanings);
  const seen = new Set<string>();
  const entryPoints: EntryPoint[] = [];
  const mayPass = (handler: Attached): boolean => handler.values.every((value) => value.kind !== 'function' || behaviours.handler(value).mayPass);
  for (const route of composeRoutes({ program, meanings, mayPass }, timeline)) {
    const entry = entryPointOf({ program, meanings, behaviours }, route);
    const key = entry && `${entry.name} ${entry.span.file}:${entry.span.line}:${entry.span.column}`;
    if (!entry || !key || seen.has(key)) continue;
    seen.add(key);
    entryPoints.push(entry);
  }
  return { entryPoints, unresolved: timeline.unresolved.size };
}
