/** A project as a long-lived process knows it: read once, and again only what changed on disk. */
import { hash } from 'node:crypto';
import { dirname, join, relative, sep } from 'node:path';
import { compileBaseline, type SplitByBaseline } from '#check/baseline.ts';
import { ConfigError } from '#load/config-error.ts';
import { commitDate } from '#load/git/commit-date.ts';
import type { LoadedConfig } from '#load/load-config.ts';
import { loadConfigNow } from '#load/load-config-now.ts';
import { loadProject } from '#load/load-project.ts';
import { openFactsCache } from '#load/open-facts-cache.ts';
import { isWithin } from '#load/project-path.ts';
import { readBaseline } from '#load/read-baseline.ts';
import type { Tree } from '#load/tree.ts';
import { isWrittenByPeople } from '#load/written-by-people.ts';
import type { Project } from '#model/project.ts';
import type { AnyRule } from '#model/rule.ts';
import type { SchemaFacts } from '#model/schema-facts.ts';
import { askedOnce, type Question } from './asked-once.ts';
import { type Extraction, type Extractions, extractMissing, readSources, visitingRules } from './collect-facts.ts';
import * as extractor from './extractor.ts';
import { readSchemas } from './read-schemas.ts';
import { settingMistakes } from './setting-mistakes.ts';

/** One text of a file, and what was extracted from it. */
export interface Version {
  readonly digest: string;
  readonly extraction: Extraction;
}

export interface ProjectState {
  readonly config: LoadedConfig;
  readonly project: Project;
  readonly schemas: readonly SchemaFacts[];
  readonly splitByBaseline: SplitByBaseline;
  /** Past which day suppressions have run out. */
  readonly commitDate: Question<string | undefined>;
  /** What the disk holds, by path. */
  readonly versions: Map<string, Version>;
}

export interface ReadOptions {
  readonly tree: Tree;
  readonly root: string;
  readonly cwd: string;
  readonly rules: readonly AnyRule[];
}

/** Reads everything; what `known` versions hold is not extracted again. Throws a `ConfigError` for a configuration that cannot be used. */
export function readProject({ tree, root, cwd, rules }: ReadOptions, known: ReadonlyMap<string, Version>): ProjectState {
  const config = loadConfigNow(root, isWithin(root, cwd) ? cwd : root, tree);
  const mistakes = settingMistakes(rules, config);
  if (mistakes.length > 0) throw new ConfigError(mistakes.map((mistake) => `${pathIn(cwd, config.file ?? root)}: ${mistake}`).join('\n'));

  const project = loadProject({ tree, root, include: config.include, exclude: config.exclude });
  const digests = new Map<string, string>();
  const cache = known.size === 0 ? openFactsCache<Extraction>(root, 'use', visitingRules(rules)) : FORGETFUL;
  const sources = readSources(project, {
    get(path, text) {
      const digest = digestOf(text);
      digests.set(path, digest);
      const version = known.get(path);
      return version?.digest === digest ? version.extraction : cache.get(path, text);
    },
    set: () => undefined,
  });
  const fresh = extractMissing(sources, extractor, { cache, rules });
  cache.save();
  return {
    config,
    project,
    schemas: readSchemas(project).schemas,
    splitByBaseline: compileBaseline(readBaseline(tree, root, config.baseline) ?? [], { files: project.files, config }),
    commitDate: askedOnce(() => {
      noteCommits(tree, root);
      return commitDate(root);
    }),
    versions: new Map([...sources.known, ...fresh.extractions].map((extraction) => [extraction.facts.path, { digest: digests.get(extraction.facts.path) ?? '', extraction }])),
  };
}

/** Takes over files whose texts changed on disk; false if that is not enough, and everything must be read again. */
export function takeChanges(state: ProjectState, paths: readonly string[], rules: readonly AnyRule[]): boolean {
  if (paths.some((path) => !state.versions.has(path)) || configuring(state, paths)) return false;

  for (const path of paths) {
    const read = state.project.read(path);
    if (!('text' in read) || !isWrittenByPeople(path, read.text)) return false;
    state.versions.set(path, versionOf({ path, text: read.text }, rules, [state.versions.get(path)]));
  }
  return true;
}

/** The version that a text is: a known one if it is the same text. */
export function versionOf({ path, text }: { readonly path: string; readonly text: string }, rules: readonly AnyRule[], known: readonly (Version | undefined)[]): Version {
  const digest = digestOf(text);
  const same = known.find((version) => version?.digest === digest);
  if (same !== undefined) return same;
  const [extraction] = extractMissing({ missing: [{ path, text }] }, extractor, { cache: FORGETFUL, rules }).extractions;
  return { digest, extraction: extraction! };
}

/** The path of a file relative to the root, as the project names it. */
export function pathIn(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

/** Is one of the files the configuration, or imported by it? */
function configuring({ config, project, versions }: ProjectState, paths: readonly string[]): boolean {
  if (config.file === undefined) return false;
  const reached = new Set([pathIn(project.root, config.file)]);
  for (const path of reached) {
    for (const { specifier } of versions.get(path)?.extraction.facts.imports ?? []) {
      const target = project.resolve(path, specifier);
      if (target.kind === 'file') reached.add(target.path);
    }
  }
  return paths.some((path) => reached.has(path));
}

/** A commit moves the day that counts: git writes it down here. */
function noteCommits(tree: Tree, root: string): void {
  for (let folder = root; ; folder = dirname(folder)) {
    if (tree.kindAt(join(folder, '.git')) === 'folder') {
      try {
        tree.read(join(folder, '.git/logs/HEAD'));
      } catch {
        // A repository without commits has no log yet; that it comes is noticed.
      }
      return;
    }
    if (dirname(folder) === folder) return;
  }
}

/** A buffer's facts are worth nothing to the next process. */
const FORGETFUL: Extractions & { save(): void } = { get: () => undefined, set: () => undefined, save: () => undefined };

function digestOf(text: string): string {
  return hash('sha1', text, 'base64');
}
