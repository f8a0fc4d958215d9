/** Memory of a link: what was computed stays, unless it rested on a parameter that a later round may know. */
import type { Value } from '#model/value.ts';

export interface Memo {
  /** Runs `compute` once for each owner and key. While it runs, asking again answers `pending`. */
  values(owner: object, key: string | number, compute: () => readonly Value[], pending: readonly Value[]): readonly Value[];
  /** Says that what is being computed may change in the next round. */
  taint(): void;
  /** Runs `compute` and tells whether its result may change in the next round. */
  watch<T>(compute: () => T): { readonly result: T; readonly tainted: boolean };
  /** Forgets all that was tainted; true if there was any. */
  forgetTainted(): boolean;
}

const PENDING = Symbol('pending');
/** Questions within questions beyond this depth are generated or hostile code; the stack must not be the limit. */
const DEEPEST = 160;

/** A memo for one link. */
export function createMemo(): Memo {
  const tables = new WeakMap<object, Map<string | number, readonly Value[] | typeof PENDING>>();
  const doubtfulKeys = new Map<object, Set<string | number>>();
  let doubtful: [Map<string | number, unknown>, string | number][] = [];
  let tainted = false;
  let depth = 0;

  return {
    values(owner, key, compute, pending) {
      let table = tables.get(owner);
      if (!table) tables.set(owner, (table = new Map()));
      const known = table.get(key);
      if (known === PENDING) {
        tainted = true;
        return pending;
      }
      if (known !== undefined) {
        // A tainted entry passes its doubt on to whoever reads it.
        if (doubtfulKeys.get(table)?.has(key)) tainted = true;
        return known;
      }
      if (depth >= DEEPEST) {
        tainted = true;
        return pending;
      }
      depth += 1;
      table.set(key, PENDING);
      const before = tainted;
      tainted = false;
      try {
        const values = compute();
        table.set(key, values);
        return values;
      } finally {
        depth -= 1;
        if (table.get(key) === PENDING) table.delete(key);
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- what was computed in between may have set it
        if (tainted) {
          doubtful.push([table, key]);
          let keys = doubtfulKeys.get(table);
          if (!keys) doubtfulKeys.set(table, (keys = new Set()));
          keys.add(key);
        }
        tainted ||= before;
      }
    },
    taint() {
      tainted = true;
    },
    watch(compute) {
      const before = tainted;
      tainted = false;
      const result = compute();
      const found = { result, tainted };
      tainted ||= before;
      return found;
    },
    forgetTainted() {
      const any = doubtful.length > 0;
      for (const [table, key] of doubtful) table.delete(key);
      doubtful = [];
      doubtfulKeys.clear();
      return any;
    },
  };
}
