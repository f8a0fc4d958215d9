/** Loads a configuration at once, for callers that cannot wait: ESLint asks its rules for an answer in the same breath. */
import path from 'node:path';
import { createJiti } from 'jiti';
import { defineLibrary } from '#model/library.ts';
import { defineRule } from '#model/rule.ts';
import { ConfigError } from './config-error.ts';
import { checkConfig } from './config-mistakes.ts';
import { defineConfig } from './define-config.ts';
import { describeReadError } from './describe-read-error.ts';
import { filledIn, findConfig, type LoadedConfig } from './load-config.ts';
import { isObject } from './package-json.ts';
import { projectPath } from './project-path.ts';
import { textAt, type Tree } from './tree.ts';

/**
 * Same as `loadConfig`; a configuration that awaits at its top level cannot be loaded this way.
 * @throws ConfigError for a file that does not load or says something wrong.
 */
export function loadConfigNow(root: string, from: string, tree: Tree): LoadedConfig {
  const file = findConfig(root, from, tree);
  if (file === undefined) return { ...filledIn({}, ''), file };

  const name = projectPath(from, file);
  const checked = checkConfig(readConfig(tree, file, name));
  if ('mistakes' in checked) throw new ConfigError(checked.mistakes.map((mistake) => `${name}: ${mistake}`).join('\n'));
  const folder = projectPath(root, path.dirname(file));
  return { ...filledIn(checked.config, folder === '.' ? '' : `${folder}/`), file };
}

function readConfig(tree: Tree, file: string, name: string): unknown {
  try {
    const text = textAt(tree, file);
    if (!file.endsWith('.json')) return importConfig(file);
    const value: unknown = JSON.parse(text);
    return path.basename(file) === 'package.json' && isObject(value) ? value['lintel'] : value;
  } catch (error) {
    throw new ConfigError(`${name}: The configuration could not be loaded: ${describeReadError(error)}.`, { cause: error });
  }
}

function importConfig(file: string): unknown {
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, virtualModules: { lintel: { defineConfig, defineLibrary, defineRule } } });
  // Its own documentation prefers the form that returns a promise, and there is nobody here to wait for it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const loaded: unknown = jiti(file);
  return isObject(loaded) && 'default' in loaded ? loaded['default'] : loaded;
}
