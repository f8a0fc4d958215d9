/** The public API: run lintel, and declare rules, libraries and configurations for it. */
import { ownRules } from '#check/own-rules.ts';
import type { Diff } from '#model/diff.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import { rules as ruleFiles } from '#rules/index.ts';
import type { DiffOptions } from './diff.ts';
import type { LintOptions } from './lint.ts';

/**
 * Lints a project and returns findings, problems and the system they were found in.
 * Throws an error named `ConfigError` for a configuration that cannot be used; nothing that a source file holds makes it throw.
 */
export async function lint(options: LintOptions): Promise<RunResult> {
  const [{ runLint }, { libraries }] = await Promise.all([import('./lint.ts'), import('#libraries/index.ts')]);
  return runLint(options, { rules: [...rules, ...(options.rules ?? [])], libraries });
}

/**
 * Compares two states of a project that git holds, and returns the findings that are new, those that are fixed and what changes in the system.
 * Throws an error named `GitError` for a side that cannot be had, and a `ConfigError` as `lint` does.
 */
export async function diff(options: DiffOptions): Promise<Diff> {
  const [{ runDiff }, { libraries }] = await Promise.all([import('./diff.ts'), import('#libraries/index.ts')]);
  return runDiff(options, { rules: [...rules, ...(options.rules ?? [])], libraries });
}

/** Every rule that comes with lintel, sorted by id. */
export const rules: readonly AnyRule[] = [...ruleFiles, ...ownRules].sort((a, b) => (a.id < b.id ? -1 : 1));

export { defineConfig } from '#load/define-config.ts';
export { defineLibrary } from '#model/library.ts';
export { defineRule } from '#model/rule.ts';
export { version } from '#version.ts';

export type { UserConfig } from '#load/config-schema.ts';
export type { BaselineEntry } from '#model/baseline.ts';
export type { Config, Level } from '#model/config.ts';
export type { Diff, Difference, EntryPointChange, SystemChanges, TableChange } from '#model/diff.ts';
export type { FileFacts } from '#model/facts.ts';
export type { Confidence, EvidenceStep, Finding, Reach, Severity, Suggestion, TextEdit } from '#model/finding.ts';
export type { Library, Meaning, Row } from '#model/library.ts';
export type { Program } from '#model/program.ts';
export type { AnyRule, Problem, Report, Rule, Silence, VisitProblem } from '#model/rule.ts';
export type { RuleSilence, RunProblem, RunResult } from '#model/run.ts';
export type { Span } from '#model/span.ts';
export type { System } from '#model/system.ts';
export type { MappedEntryPoint, MappedProtection, MappedQuery, MappedTable, SystemMap } from '#model/system-map.ts';
export type { Fn, Value } from '#model/value.ts';
export type { DiffOptions } from './diff.ts';
export type { LintOptions } from './lint.ts';
