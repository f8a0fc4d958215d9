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

type Key = string | number;

interface Table {
  readonly entries: Map<Key, readonly Value[] | typeof PENDING>;
  /** Keys whose values a later round may change. */
  doubtful: Set<Key> | undefined;
}

/** A memo for one link. */
export function createMemo(): Memo {
  const tables = new WeakMap<object, Table>();
  let doubtful: Table[] = [];
  const now = { tainted: false };
  let depth = 0;

  function doubt(table: Table, key: Key): void {
    if (!table.doubtful) {
      table.doubtful = new Set();
      doubtful.push(table);
    }
    table.doubtful.add(key);
  }

  return {
    values(owner, key, compute, pending) {
      let table = tables.get(owner);
      if (!table) tables.set(owner, (table = { entries: new Map(), doubtful: undefined }));
      const known = table.entries.get(key);
      if (known === PENDING || (known === undefined && depth >= DEEPEST)) {
        now.tainted = true;
        return pending;
      }
      if (known !== undefined) {
        // A tainted entry passes its doubt on to whoever reads it.
        if (table.doubtful?.has(key)) now.tainted = true;
        return known;
      }
      depth += 1;
      table.entries.set(key, PENDING);
      const before = now.tainted;
      now.tainted = false;
      try {
        const values = compute();
        table.entries.set(key, values);
        return values;
      } finally {
        depth -= 1;
        if (table.entries.get(key) === PENDING) table.entries.delete(key);
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- what was computed in between may have set it
        if (now.tainted) doubt(table, key);
        now.tainted ||= before;
      }
    },
    taint() {
      now.tainted = true;
    },
    watch(compute) {
      const before = now.tainted;
      now.tainted = false;
      const result = compute();
      const found = { result, tainted: now.tainted };
      now.tainted ||= before;
      return found;
    },
    forgetTainted() {
      const any = doubtful.length > 0;
      for (const table of doubtful) {
        for (const key of table.doubtful ?? []) table.entries.delete(key);
        table.doubtful = undefined;
      }
      doubtful = [];
      return any;
    },
  };
}
