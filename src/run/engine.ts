/** Lintel for one project in a long-lived process: everything is read once, and again only what changed. */
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { SplitByBaseline } from '#check/baseline.ts';
import { type Checked, runRules } from '#check/run-rules.ts';
import * as extractor from './extractor.ts';
import { compileMeanings } from '#link/meanings.ts';
import { linkProgram } from '#link/link-program.ts';
import { ConfigError } from '#load/config-error.ts';
import { diskTree } from '#load/disk-tree.ts';
import { commitDate } from '#load/git/commit-date.ts';
import { loadConfigNow } from '#load/load-config-now.ts';
import { loadProject } from '#load/load-project.ts';
import { openFactsCache } from '#load/open-facts-cache.ts';
import { watchSources } from '#load/watch-sources.ts';
import type { Config } from '#model/config.ts';
import type { Finding } from '#model/finding.ts';
import type { Library } from '#model/library.ts';
import type { Project } from '#model/project.ts';
import type { AnyRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { placeIn } from '#report/place-in.ts';
import { buildSystem } from '#system/build-system.ts';
import { linkedFiles } from '#system/linked-files.ts';
import { askedOnce, type Question } from './asked-once.ts';
import { type Extraction, type Extractions, extractMissing, readSources, visitingRules } from './collect-facts.ts';
import { placeFinding } from './place-finding.ts';
import { settingMistakes } from './setting-mistakes.ts';
import { watchedBaseline } from './watched-baseline.ts';
import { withLevels } from './with-levels.ts';

export interface EngineKnowledge {
  readonly rules: readonly AnyRule[];
  readonly libraries: readonly Library[];
}

export interface Engine {
  /**
   * One rule's verdict on one file with the text given, whatever the disk holds. `file` is absolute; a file that is no part of the project has no findings.
   * Throws a `ConfigError` for a configuration that cannot be used.
   */
  check(file: string, text: string, wish: { readonly rule: string; readonly options: unknown }): Verdict;
}

export interface Verdict {
  /** Paths relative to the working directory. */
  readonly findings: readonly Finding[];
  /** What went wrong inside lintel, a sentence each. */
  readonly problems: readonly string[];
}

interface State {
  readonly config: Config;
  readonly project: Project;
  readonly splitByBaseline: SplitByBaseline;
  /** Past which day suppressions have run out. */
  readonly commitDate: Question<string | undefined>;
  /** By path; the digest of the text that they were made of, once somebody asked. */
  readonly extractions: Map<string, { readonly digest: string | undefined; readonly extraction: Extraction }>;
  /** Dropped whenever a file's text changes. */
  system: System | undefined;
  /** By file and options. */
  readonly checked: Map<string, Checked>;
}

type Place = { readonly root: string; readonly cwd: string };

export function createEngine({ root, cwd, rules, libraries }: EngineKnowledge & Place): Engine {
  const hasChanged = watchSources(root);
  let state: State | undefined;

  return {
    check(file, text, wish) {
      if (state === undefined || hasChanged()) state = readAll({ root, cwd }, rules);
      const path = relative(root, file).split(sep).join('/');
      if (!takeText(state, { path, text }, rules)) return { findings: [], problems: [] };

      state.system ??= systemOf(state, libraries);
      const key = JSON.stringify([path, wish.options === undefined ? null : [wish.rule, wish.options]]);
      const checked = state.checked.get(key) ?? checkFile(state, { path, text }, { rules, config: wishedConfig(state.config, wish) });
      state.checked.set(key, checked);
      return {
        findings: state.splitByBaseline(checked.findings).findings.filter((finding) => finding.rule === wish.rule).map((finding) => placeFinding(finding, placeIn({ root, cwd }))),
        problems: checked.problems.filter((problem) => problem.rule === wish.rule).map((problem) => problem.message),
      };
    },
  };
}

function readAll({ root, cwd }: Place, rules: readonly AnyRule[]): State {
  const config = loadConfigNow(root, cwd.startsWith(root) ? cwd : root);
  const mistakes = settingMistakes(rules, config);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));

  const project = loadProject({ tree: diskTree, root, include: config.include, exclude: config.exclude });
  const cache = openFactsCache<Extraction>(root, 'use', visitingRules(rules));
  const sources = readSources(project, cache);
  const fresh = extractMissing(sources, extractor, { cache, rules });
  cache.save();
  const extractions = new Map([...sources.known, ...fresh.extractions].map((extraction) => [extraction.facts.path, { digest: undefined, extraction }]));
  return { config, project, splitByBaseline: watchedBaseline(project, config), commitDate: askedOnce(() => commitDate(root)), extractions, system: undefined, checked: new Map() };
}

/** Makes the text the file's own; false for a file that is no part of the project. */
function takeText(state: State, { path, text }: Source, rules: readonly AnyRule[]): boolean {
  const known = state.extractions.get(path);
  if (known === undefined) return false;

  const digest = digestOf(text);
  if ((known.digest ?? diskDigest(state.project, path)) !== digest) {
    const [extraction] = extractMissing({ missing: [{ path, text }] }, extractor, { cache: FORGETFUL, rules }).extractions;
    if (extraction === undefined) return false;
    state.extractions.set(path, { digest, extraction });
    state.system = undefined;
    state.checked.clear();
  } else if (known.digest === undefined) {
    state.extractions.set(path, { ...known, digest });
  }
  return true;
}

function systemOf({ config, project, extractions }: State, libraries: readonly Library[]): System {
  const meanings = compileMeanings([...libraries, ...config.libraries]);
  const program = linkProgram([...extractions.values()].map(({ extraction }) => extraction.facts), project, meanings, linkedFiles);
  return buildSystem(program, meanings, project, config.layers);
}

function checkFile({ system, extractions, commitDate: day }: State, { path, text }: Source, { config, rules }: { readonly config: Config; readonly rules: readonly AnyRule[] }): Checked {
  const facts = system?.program.file(path);
  if (system === undefined || facts === undefined) return { findings: [], suppressed: [], problems: [], ms: {} };
  return runRules({
    system,
    rules,
    config,
    files: [facts],
    surroundings: { textOf: () => text, visitedIn: (file) => extractions.get(file.path)?.extraction.visited ?? [], clock: () => 0, commitDate: day.ask, directives: 'lintel' },
  });
}

/** ESLint says which rules are on; so all of them are asked, but those that the project itself has switched off. */
function wishedConfig(config: Config, { rule, options }: { readonly rule: string; readonly options: unknown }): Config {
  const strict = withLevels(config, { preset: 'strict' });
  return options === undefined ? strict : { ...strict, rules: { ...strict.rules, [rule]: { level: strict.rules[rule]?.level, options } } };
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** A buffer's facts are worth nothing to the next process. */
const FORGETFUL: Extractions = { get: () => undefined, set: () => undefined };

function diskDigest(project: Project, path: string): string {
  const read = project.read(path);
  return 'text' in read ? digestOf(read.text) : '';
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
