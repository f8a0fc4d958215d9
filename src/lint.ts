/** The whole run on one screen: load → extract → link → model → check. */
import { resolve } from 'node:path';
import { runRules } from '#check/run-rules.ts';
import { compileMeanings } from '#link/meanings.ts';
import { linkProgram } from '#link/link-program.ts';
import { ConfigError } from '#load/config-error.ts';
import { findRoot } from '#load/find-root.ts';
import { loadConfig } from '#load/load-config.ts';
import { loadProject } from '#load/load-project.ts';
import { openFactsCache } from '#load/open-facts-cache.ts';
import type { Config, Level } from '#model/config.ts';
import type { Library } from '#model/library.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import { buildSystem } from '#system/build-system.ts';
import { settingMistakes } from '#check/setting-mistakes.ts';
import { version } from '#version.ts';
import { extractMissing, readSources } from './collect-facts.ts';
import { filesBelow } from './files-below.ts';
import { resultOf } from './result-of.ts';
import { startStages } from './stages.ts';
import { withLevels } from './with-levels.ts';

export interface LintOptions {
  /** Absolute path; findings name files relative to it. */
  readonly cwd: string;
  /** Files and folders to report on, absolute or relative to `cwd`; `cwd` itself if left out. What is read is the whole project around them. */
  readonly paths?: readonly string[];
  /** Configuration file, instead of the one that the project has. */
  readonly config?: string;
  readonly preset?: Config['preset'];
  /** Levels by rule id; they win over the configuration. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** Rules besides lintel's own. */
  readonly rules?: readonly AnyRule[];
  readonly cache?: 'use' | 'skip';
  /** Milliseconds, for the figures in `stats`; without it they are 0. */
  readonly clock?: () => number;
  /** Told what the run is doing. */
  readonly onProgress?: (text: string) => void;
}

export interface Knowledge {
  readonly rules: readonly AnyRule[];
  readonly libraries: readonly Library[];
}

export async function runLint(options: LintOptions, { rules, libraries }: Knowledge): Promise<RunResult> {
  const stages = startStages(options);
  const paths = options.paths ?? ['.'];
  const root = findRoot(options.cwd, paths);
  const loaded = await loadConfig(root, options.config === undefined ? undefined : resolve(options.cwd, options.config));
  const config = withLevels(loaded, options);
  const mistakes = settingMistakes(rules, config);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));

  stages.begin('load', 'Reading files');
  const project = loadProject({ root, include: config.include, exclude: config.exclude });
  const cache = openFactsCache(root, options.cache ?? 'use');
  const read = readSources(project, cache);

  stages.begin('extract', `Parsing ${read.missing.length} files`);
  const extracted = await extractMissing(read, { cache, rules });
  cache.save();

  stages.begin('link', 'Linking');
  const meanings = compileMeanings([...libraries, ...config.libraries]);
  const program = linkProgram(extracted.files, project, meanings);

  stages.begin('system', 'Finding entry points');
  const system = buildSystem(program, meanings, project);

  stages.begin('check', 'Checking');
  const reported = filesBelow(paths.map((path) => resolve(options.cwd, path)), program.files, root);
  const checked = runRules({ system, rules, config, files: reported, surroundings: { textOf: read.textOf, visitedIn: extracted.visitedIn, clock: stages.clock, directives: 'all' } });

  return resultOf({ version, root, cwd: options.cwd, project, config, read, extracted, system, reported, checked, stats: stages.end() });
}
