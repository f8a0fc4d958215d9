/** Finds, loads and checks the configuration, and fills in what it leaves out. */
import path from 'node:path';
import type { Config } from '#model/config.ts';
import { ConfigError } from './config-error.ts';
import type { UserConfig } from './config-schema.ts';
import { describeReadError } from './describe-read-error.ts';
import { diskTree } from './disk-tree.ts';
import { isObject, readPackageJson } from './package-json.ts';
import { projectPath } from './project-path.ts';
import { textAt, type Tree } from './tree.ts';

export interface LoadedConfig extends Config {
  /** Absolute path of the file that it comes from; undefined if there is none. */
  readonly file: string | undefined;
}

const NAMES = ['lintel.config.ts', 'lintel.config.mts', 'lintel.config.js', 'lintel.config.mjs', 'lintel.config.json'];

/**
 * Loads the configuration of a project.
 * @param root absolute path of the project root; globs in the result are relative to it.
 * @param explicitPath absolute path of a configuration file, instead of the one that is found.
 * @param from folder in the root from which to look upwards; the root itself if left out.
 * @throws ConfigError for a file that is missing, does not load or says something wrong.
 */
export async function loadConfig(root: string, explicitPath?: string, from: string = root): Promise<LoadedConfig> {
  const file = explicitPath ?? findConfig(root, from);
  if (file === undefined) return { ...filledIn({}, ''), file };

  const name = projectPath(process.cwd(), file);
  const value = await readConfig(file, name);
  // The schema is loaded only for those who have a configuration.
  const { checkConfig } = await import('./config-mistakes.ts');
  const checked = checkConfig(value);
  if ('mistakes' in checked) throw new ConfigError(checked.mistakes.map((mistake) => `${name}: ${mistake}`).join('\n'));

  const folder = projectPath(root, path.dirname(file));
  return { ...filledIn(checked.config, folder === '.' || folder.startsWith('..') ? '' : `${folder}/`), file };
}

/** The nearest configuration from a folder up to the root: a file of its own, else the key `lintel` of a package.json. */
export function findConfig(root: string, from: string, tree: Tree = diskTree): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const own = NAMES.map((name) => path.join(folder, name)).find((candidate) => tree.kindAt(candidate) === 'file');
    if (own !== undefined) return own;
    const manifest = readPackageJson(tree, path.join(folder, 'package.json'));
    if (!('error' in manifest) && manifest.raw['lintel'] !== undefined) return path.join(folder, 'package.json');
    if (folder === root || path.dirname(folder) === folder) return undefined;
  }
}

async function readConfig(file: string, name: string): Promise<unknown> {
  if (path.basename(file) === 'package.json') {
    const manifest = readPackageJson(diskTree, file);
    if ('error' in manifest) throw new ConfigError(`${name}: The configuration could not be loaded: ${manifest.error}.`);
    return manifest.raw['lintel'];
  }
  try {
    const value: unknown = file.endsWith('.json') ? JSON.parse(textAt(diskTree, file)) : await importConfig(file);
    if (!isObject(value)) throw new ConfigError(`${name}: Expected an object as the default export: export default defineConfig({ … }).`);
    return value;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${name}: The configuration could not be loaded: ${describeReadError(error)}.`, { cause: error });
  }
}

async function importConfig(file: string): Promise<unknown> {
  const [{ createJiti }, { defineConfig }, { defineLibrary }, { defineRule }] = await Promise.all([
    import('jiti'),
    import('./define-config.ts'),
    import('#model/library.ts'),
    import('#model/rule.ts'),
  ]);
  // A configuration imports `lintel` for its types; it must load where lintel is not installed, as with npx.
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, virtualModules: { lintel: { defineConfig, defineLibrary, defineRule } } });
  const loaded: unknown = await jiti.import(file);
  return isObject(loaded) && 'default' in loaded ? loaded['default'] : undefined;
}

export function filledIn(config: UserConfig, prefix: string): Config {
  const globs = (list: readonly string[] | undefined): string[] => (list ?? []).map((glob) => `${glob.startsWith('!') ? '!' : ''}${prefix}${glob.replace(/^!?(?:\.\/)?/, '')}`);
  return {
    preset: config.extends ?? 'recommended',
    rules: settings(config.rules),
    include: globs(config.include),
    exclude: globs(config.exclude),
    overrides: (config.overrides ?? []).map((override) => ({ files: globs(override.files), rules: settings(override.rules) })),
    layers: (config.layers ?? []).map((layer) => ({ ...layer, files: globs(layer.files) })),
    libraries: config.libraries ?? [],
    failOn: config.failOn ?? 'error',
    baseline: config.baseline === undefined ? 'lintel-baseline.json' : path.posix.normalize(`${prefix}${config.baseline}`),
    neverBaseline: config.neverBaseline ?? [],
    ...(config.explain && { explain: config.explain }),
  };
}

function settings(rules: UserConfig['rules']): Config['rules'] {
  return Object.fromEntries(Object.entries(rules ?? {}).map(([id, setting]) => [id, typeof setting === 'string' ? { level: setting, options: undefined } : { level: setting[0], options: setting[1] }]));
}
