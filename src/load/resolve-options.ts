/** What an import of a path may mean: the same for every resolver of the family. */
export const RESOLVE_OPTIONS = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.d.ts', '.d.mts', '.d.cts', '.json', '.node'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs', '.d.mts'],
    '.cjs': ['.cts', '.cjs', '.d.cts'],
  },
  mainFields: ['source', 'module', 'main'],
  mainFiles: ['index'],
  conditionNames: ['source', 'import', 'require', 'node', 'default'],
  modules: [],
  symlinks: false,
};
