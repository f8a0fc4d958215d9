/** Endings of the files that lintel reads. */
export const SOURCE_ENDINGS: readonly string[] = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'];
