/** Entry points to compare one with: declared together with it, or elsewhere in the same app. */
import type { EntryPoint, System } from '#model/system.ts';
import { publicOnPurpose } from '#query/public-on-purpose.ts';

export interface Siblings {
  /** `group`: the same router, controller or resolver; `app`: everything that is deployed together. */
  readonly scope: 'group' | 'app';
  /** Those that have what the entry point lacks. */
  readonly having: readonly EntryPoint[];
  /** Those that lack it too, public ones left out. */
  readonly lacking: readonly EntryPoint[];
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SUBSCRIPTION']);

/** Reading and changing are different matters: open reads beside guarded writes are a choice. */
export function isRead(entry: EntryPoint): boolean {
  return READS.has(entry.method);
}

/** Siblings of the same matter (reads with reads) of which is known whether they have it; the entry point itself is left out. */
export function siblingsOf(entry: EntryPoint, scope: Siblings['scope'], system: System, has: (other: EntryPoint) => boolean | undefined): Siblings {
  const app = appOf(system, entry);
  const others = system.entryPoints.filter((other) => other !== entry && other.kind === entry.kind && isRead(other) === isRead(entry) && (scope === 'group' ? other.group === entry.group : appOf(system, other) === app) && publicOnPurpose(other, system) === undefined);
  return { scope, having: others.filter((other) => has(other) === true), lacking: others.filter((other) => has(other) === false) };
}

/** Everything declared in one group, whatever its method, the public ones left out. */
export function groupOf(entry: EntryPoint, system: System): readonly EntryPoint[] {
  return system.entryPoints.filter((other) => other !== entry && other.group === entry.group && publicOnPurpose(other, system) === undefined);
}

/** What is deployed together with an entry point. */
export function appOf(system: System, entry: EntryPoint): string {
  const file = system.program.file(entry.span.file);
  return file ? system.appOf(file) : '.';
}
