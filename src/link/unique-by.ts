/** Items without repetition. */

/** The first item of each key, in order; items without a key all stay. */
export function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
