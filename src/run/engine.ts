/** Lintel for one project in a long-lived process: the verdicts of a run, one file at a time. */
import { isQuietFile } from '#check/draft-of.ts';
import { type Checked, runRules } from '#check/run-rules.ts';
import { compileSettings } from '#check/settings.ts';
import { steadyClock } from '#load/steady-clock.ts';
import type { Config } from '#model/config.ts';
import type { Finding } from '#model/finding.ts';
import type { Library } from '#model/library.ts';
import type { AnyRule } from '#model/rule.ts';
import type { System } from '#model/system.ts';
import { placeIn } from '#report/place-in.ts';
import { fileRoles } from '#system/roles.ts';
import { createLiveProject, type Shown } from './live-project.ts';
import { placeFinding } from './place-finding.ts';
import { withLevels } from './with-levels.ts';

export interface EngineKnowledge {
  readonly rules: readonly AnyRule[];
  readonly libraries: readonly Library[];
  /** Milliseconds; a steady clock if left out. It decides only how long a text counts that the disk does not hold. */
  readonly now?: () => number;
}

export interface Engine {
  /**
   * Looks at the disk and takes the text for the file's own: all rules that are then asked see one state of the project.
   * `file` is absolute; a file that is no part of the project has no findings. Throws a `ConfigError` for a configuration that cannot be used.
   */
  lint(file: string, text: string): FileLint;
}

export interface FileLint {
  /** One rule's verdict. */
  ask(wish: Wish): Verdict;
}

export interface Wish {
  readonly rule: string;
  /** Undefined: those of the project's configuration. */
  readonly options: unknown;
}

export interface Verdict {
  /** Paths relative to the working directory. */
  readonly findings: readonly Finding[];
  /** What went wrong inside lintel, a sentence each. */
  readonly problems: readonly string[];
}

export function createEngine({ root, cwd, rules, libraries, now = steadyClock }: EngineKnowledge & { readonly root: string; readonly cwd: string }): Engine {
  const live = createLiveProject({ root, cwd, rules, libraries, now });
  const place = placeIn({ root, cwd });
  const verdicts = new WeakMap<System, Map<string, Checked>>();

  return {
    lint(file, text) {
      const shown = live.showing(file, text);
      if (shown === undefined || isBeyondReports(shown, rules)) return { ask: () => ({ findings: [], problems: [] }) };

      return {
        ask(wish) {
          const system = shown.system();
          const known = verdicts.get(system) ?? new Map<string, Checked>();
          verdicts.set(system, known);
          const key = JSON.stringify([shown.path, wish.options === undefined ? null : [wish.rule, wish.options]]);
          const checked = known.get(key) ?? checkFile(shown, { text, rules, config: wishedConfig(shown.state.config, wish) });
          known.set(key, checked);
          return {
            findings: checked.findings.filter((finding) => finding.rule === wish.rule).map((finding) => placeFinding(finding, place)),
            problems: checked.problems.filter((problem) => problem.rule === wish.rule).map((problem) => problem.message),
          };
        },
      };
    },
  };
}

/** A test or script that no override asks about, and without comments for lintel, has no findings whatever the rest of the project says: nothing need be linked for it. */
function isBeyondReports({ path, facts, state }: Shown, rules: readonly AnyRule[]): boolean {
  const isQuiet = isQuietFile(facts, { roleOf: fileRoles() }) && facts.directives.every((directive) => directive.eslint);
  return isQuiet && compileSettings(rules, state.config)(path).every((setting) => !setting.asked);
}

interface Question {
  readonly text: string;
  readonly rules: readonly AnyRule[];
  readonly config: Config;
}

function checkFile({ path, state, visitedIn, system }: Shown, { text, rules, config }: Question): Checked {
  const facts = system().program.file(path);
  if (facts === undefined) return { findings: [], suppressed: [], problems: [], ms: {} };

  const checked = runRules({
    system: system(),
    rules,
    config,
    files: [facts],
    surroundings: { textOf: () => text, visitedIn, clock: () => 0, commitDate: state.commitDate.ask, directives: 'lintel' },
  });
  return { ...checked, findings: state.splitByBaseline(checked.findings).findings };
}

/** ESLint says which rules are on; so all of them are asked, but those that the project itself has switched off. */
function wishedConfig(config: Config, { rule, options }: Wish): Config {
  const strict = withLevels(config, { preset: 'strict' });
  return options === undefined ? strict : { ...strict, rules: { ...strict.rules, [rule]: { level: strict.rules[rule]?.level, options } } };
}
