/** What a file puts before handlers. */
import type { FileFacts } from '#model/facts.ts';
import type { Span } from '#model/span.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

export interface AttachedMiddleware {
  readonly framework: string;
  /** Where it is attached. */
  readonly span: Span;
  readonly fn: Fn;
}

// All routes below a router share its chain, so the chains are walked once for a system and not once for each file.
const attached = new WeakMap<System, ReadonlyMap<string, readonly AttachedMiddleware[]>>();

/** The functions that run before handlers of the framework, once for each place where the file attaches one. */
export function middlewaresAttachedIn(file: FileFacts, system: System, framework: string): readonly AttachedMiddleware[] {
  let byFile = attached.get(system);
  if (!byFile) attached.set(system, (byFile = collect(system)));
  return (byFile.get(file.path) ?? []).filter((middleware) => middleware.framework === framework);
}

function collect(system: System): ReadonlyMap<string, readonly AttachedMiddleware[]> {
  const places = new Map<string, Map<string, AttachedMiddleware>>();
  for (const { framework, chain } of system.entryPoints) {
    for (const { span, runs = [] } of chain) {
      let inFile = places.get(span.file);
      if (!inFile) places.set(span.file, (inFile = new Map()));
      for (const fn of runs) inFile.set(`${framework} ${span.line}:${span.column}`, { framework, span, fn });
    }
  }
  return new Map([...places].map(([file, inFile]) => [file, [...inFile.values()]]));
}
