/** Entry points to compare one with: declared together with it, or elsewhere in the same app. */
import type { EntryPoint, System } from '#model/system.ts';
import { appOf, entryPointsOfApp, entryPointsOfGroup } from '#query/entry-points-together.ts';
import { publicOnPurpose } from '#query/public-on-purpose.ts';

export interface Siblings {
  /** `group`: the same router, controller or resolver; `app`: everything that is deployed together. */
  readonly scope: 'group' | 'app';
  /** Those that have what the entry point lacks. */
  readonly having: readonly EntryPoint[];
  /** Those that lack it too; the ones that are public on purpose are left out. */
  readonly lacking: readonly EntryPoint[];
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SUBSCRIPTION']);

/** Reading and changing are different matters: open reads beside guarded writes are a choice. */
export function isRead(entry: EntryPoint): boolean {
  return READS.has(entry.method);
}

/** A flat file of so many routes is no unit: what belongs together shares the head of the path. */
const MOST_IN_UNIT = 20;

/** Siblings of the same matter (reads with reads) of which is known whether they have it; the entry point itself is left out. */
export function siblingsOf(entry: EntryPoint, scope: Siblings['scope'], system: System, has: (other: EntryPoint) => boolean | undefined): Siblings {
  const near = scope === 'group' ? groupOf(entry, system) : entryPointsOfApp(system, appOf(system, entry)).filter((other) => other !== entry && other.kind === entry.kind && other.method !== 'FIELD');
  const others = near.filter((other) => isRead(other) === isRead(entry));
  return {
    scope,
    having: others.filter((other) => has(other) === true),
    lacking: others.filter((other) => has(other) === false && publicOnPurpose(other, system) === undefined),
  };
}

/** Everything declared together with an entry point, whatever its method. */
export function groupOf(entry: EntryPoint, system: System): readonly EntryPoint[] {
  const group = entryPointsOfGroup(system, entry.group).filter((other) => other !== entry && other.method !== 'FIELD');
  return group.length < MOST_IN_UNIT ? group : group.filter((other) => resourceOf(other) === resourceOf(entry));
}

/** The head of a path: version and API prefixes are skipped. */
function resourceOf(entry: EntryPoint): string {
  return entry.path.split('/').find((part) => part && !part.startsWith(':') && !/^(?:api|rest|v\d+)$/i.test(part))?.toLowerCase() ?? '';
}
