/** Rules × files → findings: every rule that is on for a file, asked about that file, with suppressions applied. */
import type { Config } from '#model/config.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule, Problem, Report } from '#model/rule.ts';
import type { RuleSilence, RunProblem } from '#model/run.ts';
import type { System } from '#model/system.ts';
import { compareFindings } from './compare-findings.ts';
import { type Draft, draftOf, isQuietFile } from './draft-of.ts';
import { findingsOf } from './findings-of.ts';
import { compileSettings, type Setting } from './settings.ts';
import { collectSilences, type Silences } from './silences.ts';
import { applySuppressions } from './suppressions.ts';

/** What `visit` reported in a file while its tree was alive. */
export interface Visited {
  readonly rule: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface CheckInput {
  readonly system: System;
  readonly rules: readonly AnyRule[];
  readonly config: Config;
  /** Files whose findings are wanted; no rule is asked about another. */
  readonly files: readonly FileFacts[];
  readonly surroundings: Surroundings;
  /** Ask rules also why they keep silent. */
  readonly silences?: 'keep' | undefined;
}

/** What the rules' stage cannot know from the model. */
export interface Surroundings {
  /** Source text of a file, for fingerprints; undefined if it cannot be had. */
  textOf(path: string): string | undefined;
  visitedIn(file: FileFacts): readonly Visited[];
  /** Milliseconds; only ever subtracted. */
  clock(): number;
  /** Day of the commit that is looked at, such as `2027-01-31`: past it a suppression has run out. Asked only if one names a day. */
  commitDate(): string | undefined;
  /** Whose comments switch findings off: inside ESLint its own comments are ESLint's business. */
  readonly directives: 'all' | 'lintel';
}

export interface Checked {
  /** Sorted; paths relative to the project root. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** In the order of findings; undefined if nobody asked. */
  readonly silences?: readonly RuleSilence[] | undefined;
  /** Rules that failed, each with the file. */
  readonly problems: readonly RuleFailure[];
  /** Milliseconds by rule. */
  readonly ms: Readonly<Record<string, number>>;
}

export interface RuleFailure extends RunProblem {
  readonly rule: string;
}

export function runRules(input: CheckInput): Checked {
  const settingsOf = compileSettings(input.rules, input.config);
  const silences = input.silences === undefined ? undefined : collectSilences(input.system);
  const run: Run = { input, silences, problems: [], ms: new Map(input.rules.map((rule) => [rule.id, 0])) };
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];

  for (const file of input.files) {
    const settings = settingsOf(file.path);
    silences?.ofFile(file, settings);
    if (!input.system.isBackend(file)) continue;

    const isQuiet = isQuietFile(file, input.system);
    const drafts = settings.flatMap((setting) => (isQuiet && !setting.asked ? [] : askRule(run, setting, file)));
    const found = findingsOf(file, drafts, input.surroundings.textOf);
    const sorted = applySuppressions({ file, findings: found, settings, directives: input.surroundings.directives, program: input.system.program, commitDate: input.surroundings.commitDate });
    silences?.ofComments(file, sorted.suppressed);
    findings.push(...sorted.findings);
    suppressed.push(...sorted.suppressed.keys());
  }

  return {
    findings: findings.sort(compareFindings),
    suppressed: suppressed.sort(compareFindings),
    silences: silences?.sorted(),
    problems: run.problems,
    ms: Object.fromEntries(run.ms),
  };
}

interface Run {
  readonly input: CheckInput;
  readonly silences: Silences | undefined;
  readonly problems: RuleFailure[];
  readonly ms: Map<string, number>;
}

/** What one rule says of one file. A rule that throws loses its findings of this file, and the run says so. */
function askRule(run: Run, setting: Setting, file: FileFacts): Draft[] {
  if (setting.level === 'off') return [];

  const { rule, options } = setting;
  const { system, surroundings } = run.input;
  const started = surroundings.clock();
  const drafts: Draft[] = [];
  const keep = (problem: Problem): void => {
    const draft = draftOf(problem, { setting, file, system });
    if (draft !== undefined) drafts.push(draft);
    else run.silences?.ofQuietPlace(rule, problem);
  };
  const report: Report = run.silences === undefined ? keep : Object.assign(keep, { silent: run.silences.ofRule(rule) });
  try {
    rule.check?.(file, system, report, options);
    for (const visited of rule.visit === undefined ? [] : surroundings.visitedIn(file)) {
      if (visited.rule !== rule.id) continue;
      keep({ at: system.program.spanOf(file, visited), message: visited.message, data: visited.data });
    }
    return drafts;
  } catch (error) {
    run.problems.push({ rule: rule.id, file: file.path, line: 1, kind: 'unread', message: failedRule(rule.id, error) });
    return [];
  } finally {
    run.ms.set(rule.id, (run.ms.get(rule.id) ?? 0) + surroundings.clock() - started);
  }
}

/** What is said of a rule that threw. */
export function failedRule(rule: string, error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `The rule ${rule} failed on this file, so its findings here are missing: ${reason}. This is a fault of the rule; please report it.`;
}
