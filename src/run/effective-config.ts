/** The configuration in force, for one file or for the project: what holds, and where it comes from. */
import { relative, resolve, sep } from 'node:path';
import { compileSettings } from '#check/settings.ts';
import { ConfigError } from '#load/config-error.ts';
import { diskTree } from '#load/disk-tree.ts';
import { fileFate } from '#load/file-fate.ts';
import { findRoot } from '#load/find-root.ts';
import { loadConfig } from '#load/load-config.ts';
import { loadProject } from '#load/load-project.ts';
import { projectPath } from '#load/project-path.ts';
import type { Config, Level } from '#model/config.ts';
import type { AnyRule } from '#model/rule.ts';
import { placeIn } from '#report/place-in.ts';
import { settingMistakes } from './setting-mistakes.ts';
import { withLevels, type Wishes } from './with-levels.ts';

export interface EffectiveConfigOptions extends Wishes {
  /** Absolute path. */
  readonly cwd: string;
  /** File whose settings are asked for, absolute or relative to `cwd`. */
  readonly file?: string;
  /** Configuration file, instead of the one that the project has. */
  readonly config?: string;
}

/** Paths are POSIX and relative to the working directory; globs are relative to the root. */
export interface EffectiveConfig {
  readonly root: string;
  /** The configuration's file; null if there is none. */
  readonly config: string | null;
  readonly preset: { readonly name: Config['preset']; readonly from: string };
  readonly failOn: Config['failOn'];
  readonly baseline: { readonly file: string; readonly exists: boolean };
  readonly neverBaseline: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly layers: Config['layers'];
  /** Names of the libraries that the configuration declares. */
  readonly libraries: readonly string[];
  /** The file that was asked about. */
  readonly file?: { readonly path: string; readonly read: boolean; readonly why: string };
  readonly rules: Readonly<Record<string, { readonly level: Level; readonly options: unknown; readonly from: string }>>;
}

/** Throws a `ConfigError` for a configuration that cannot be used. */
export async function effectiveConfig(options: EffectiveConfigOptions, rules: readonly AnyRule[]): Promise<EffectiveConfig> {
  const { cwd, levels = {} } = options;
  const root = findRoot(diskTree, cwd, options.file === undefined ? [] : [options.file]);
  const isInside = cwd === root || !relative(root, cwd).startsWith('..');
  const loaded = await loadConfig(root, options.config === undefined ? undefined : resolve(cwd, options.config), isInside ? cwd : root);
  const config = withLevels(loaded, options);
  const mistakes = settingMistakes(rules, config);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));

  const place = placeIn({ root, cwd });
  const path = options.file === undefined ? undefined : projectPath(root, resolve(cwd, options.file));
  const settings = compileSettings(rules, config)(path ?? '');
  return {
    root: place('.'),
    config: loaded.file === undefined ? null : relative(cwd, loaded.file).split(sep).join('/'),
    preset: { name: config.preset, from: options.preset !== undefined ? 'the command line' : loaded.preset === 'recommended' ? 'the default' : 'extends' },
    failOn: config.failOn,
    baseline: { file: place(config.baseline), exists: diskTree.kindAt(resolve(root, config.baseline)) === 'file' },
    neverBaseline: config.neverBaseline,
    include: config.include,
    exclude: config.exclude,
    layers: config.layers,
    libraries: config.libraries.map((library) => library.name),
    ...(path !== undefined && { file: { path: place(path), ...fateOf(path, root, config) } }),
    rules: Object.fromEntries(settings.map(({ rule, level, options: chosen, from }) => [rule.id, { level, options: chosen, from: rule.id in levels ? 'the command line' : from }])),
  };
}

function fateOf(path: string, root: string, config: Config): { readonly read: boolean; readonly why: string } {
  return fileFate(path, { tree: diskTree, config, project: loadProject({ tree: diskTree, root, include: config.include, exclude: config.exclude }) });
}
