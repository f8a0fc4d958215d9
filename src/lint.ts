/** The whole run on one screen: load → extract → link → model → check. */
import { join, resolve } from 'node:path';
import { runRules, type Surroundings } from '#check/run-rules.ts';
import { compileMeanings } from '#link/meanings.ts';
import { linkProgram } from '#link/link-program.ts';
import { ConfigError } from '#load/config-error.ts';
import { commitDate } from '#load/git/commit-date.ts';
import { diskTree } from '#load/disk-tree.ts';
import { findRoot } from '#load/find-root.ts';
import { loadConfig } from '#load/load-config.ts';
import { loadProject } from '#load/load-project.ts';
import { openFactsCache } from '#load/open-facts-cache.ts';
import { isWithin } from '#load/project-path.ts';
import type { Tree } from '#load/tree.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config, Level } from '#model/config.ts';
import type { Library } from '#model/library.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import { buildSystem } from '#system/build-system.ts';
import { linkedFiles } from '#system/linked-files.ts';
import { applyBaseline } from '#run/apply-baseline.ts';
import { type Extraction, extractMissing, problemsIn, readSources, visitingRules } from '#run/collect-facts.ts';
import { askedOnce } from '#run/asked-once.ts';
import { filesInScope } from '#run/files-in-scope.ts';
import { readSchemas } from '#run/read-schemas.ts';
import { resultOf } from '#run/result-of.ts';
import { settingMistakes } from '#run/setting-mistakes.ts';
import { startStages } from '#run/stages.ts';
import { undatedNotice } from '#run/undated-notice.ts';
import { withLevels } from '#run/with-levels.ts';
import { version } from '#version.ts';

export interface LintOptions {
  /** Absolute path; findings name files relative to it. */
  readonly cwd: string;
  /** Files and folders to report on, absolute or relative to `cwd`; `cwd` itself if left out. What is read is the whole project around them. */
  readonly paths?: readonly string[];
  /** What is reported: the files below `paths`, as if nothing is said; the whole project around them; or those of some absolute files that lie below them. */
  readonly scope?: 'paths' | 'project' | { readonly files: readonly string[] };
  /** Configuration file, instead of the one that the project has. */
  readonly config?: string;
  /** What is read: the work tree if left out, else what is staged in git, or a commit by anything that names one. The configuration is always the work tree's. */
  readonly revision?: 'staged' | { readonly commit: string };
  readonly preset?: Config['preset'];
  /** Levels by rule id; they win over the configuration. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** The project's baseline hides what it holds, if there is one, or nothing. It is read where the code is: a commit has its own. */
  readonly baseline?: 'use' | 'skip';
  /** Rules besides lintel's own. */
  readonly rules?: readonly AnyRule[];
  readonly cache?: 'use' | 'skip';
  /** Ask rules also why they do not report a place that they looked at; the result's `silences` hold the answers. */
  readonly silences?: 'keep';
  /** Milliseconds, for the figures in `stats`; without it they are 0. */
  readonly clock?: () => number;
  /** Told the configuration in force before any source is read; what it throws ends the run. */
  readonly onConfig?: (config: Config) => void;
  /** Told what the run is doing. */
  readonly onProgress?: (text: string) => void;
}

export interface Knowledge {
  readonly rules: readonly AnyRule[];
  readonly libraries: readonly Library[];
}

export async function runLint(options: LintOptions, { rules, libraries }: Knowledge): Promise<RunResult> {
  const { cwd } = options;
  const paths = (options.paths ?? ['.']).map((path) => resolve(cwd, path));
  const stages = startStages(options);

  stages.begin('load', 'Reading files');
  const tree = await treeOf(options);
  const root = findRoot(tree, cwd, paths);
  const config = withLevels(await loadConfig(root, options.config === undefined ? undefined : resolve(cwd, options.config), isWithin(root, cwd) ? cwd : root), options);
  const mistakes = settingMistakes(rules, config);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  options.onConfig?.(config);
  const entries = options.baseline === 'skip' ? [] : await baselineIn(tree, root, config.baseline);
  const project = loadProject({ tree, root, include: config.include, exclude: config.exclude });

  const cache = openFactsCache<Extraction>(root, options.cache ?? 'use', visitingRules(rules));
  const sources = readSources(project, cache);

  stages.begin('extract', `Parsing ${sources.missing.length} files`);
  // The compiler is loaded only for a file that the cache does not know.
  const fresh = sources.missing.length === 0 ? { extractions: [], problems: [] } : extractMissing(sources, await import('#run/extractor.ts'), { cache, rules });
  const extractions = new Map([...sources.known, ...fresh.extractions].map((extraction) => [extraction.facts.path, extraction]));
  const facts = [...extractions.values()].map((extraction) => extraction.facts);
  const { schemas, problems: schemaProblems } = readSchemas(project);
  cache.save();

  stages.begin('link', `Linking ${facts.length} files`);
  const meanings = compileMeanings([...libraries, ...config.libraries]);
  const program = linkProgram(facts, project, meanings, linkedFiles);

  stages.begin('system', 'Finding entry points and queries');
  const system = buildSystem(program, meanings, { ...project, schemas }, config.layers);

  stages.begin('check', `Checking ${rules.length} rules`);
  const reported = filesInScope(program.files, { root, paths, scope: options.scope ?? 'paths' });
  const textOf = (path: string): string | undefined => textIn(project.read(path));
  const day = askedOnce(() => commitDate(root, typeof options.revision === 'object' ? options.revision.commit : undefined));
  const surroundings: Surroundings = { textOf, visitedIn: (file) => extractions.get(file.path)?.visited ?? [], clock: stages.clock, commitDate: day.ask, directives: 'all' };
  const all = runRules({ system, rules, config, files: reported, surroundings, silences: options.silences });

  const problems = [...project.problems, ...sources.problems, ...fresh.problems, ...facts.flatMap(problemsIn), ...schemaProblems, ...undatedNotice(day)];
  const { checked, ...held } = applyBaseline({ entries, checked: all, files: project.files, reported, problems, rules, config });
  const counts = { extracted: fresh.extractions.length, cached: sources.known.length };
  return resultOf({ version, root, cwd, config, system, checked, ...held, reported, problems, counts, times: stages.end(), textOf });
}

/** Where there is none, what it takes to read one is not loaded. */
async function baselineIn(tree: Tree, root: string, name: string): Promise<readonly BaselineEntry[]> {
  if (tree.kindAt(join(root, name)) === undefined) return [];
  const { readBaseline } = await import('#load/read-baseline.ts');
  return readBaseline(tree, root, name) ?? [];
}

/** The reader of git is loaded only for those who ask. */
async function treeOf({ cwd, revision }: LintOptions): Promise<Tree> {
  if (revision === undefined) return diskTree;
  const { openCommit, openIndex } = await import('#load/git/git-tree.ts');
  return revision === 'staged' ? openIndex(cwd) : openCommit(cwd, revision.commit);
}

function textIn(read: { readonly text: string } | object): string | undefined {
  return 'text' in read ? read.text : undefined;
}
