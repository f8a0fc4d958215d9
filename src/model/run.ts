/** What a run takes and gives. */
import type { BaselineEntry } from './baseline.ts';
import type { Config } from './config.ts';
import type { Finding } from './finding.ts';
import type { Silence } from './rule.ts';
import type { Coverage, System } from './system.ts';

/** A file that could not be read whole, or a piece of configuration that could not be used. */
export interface RunProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** `unread`: nothing of the file is known, and the run is incomplete (exit 2); `partial`: what parses was read; `notice`: worth saying. */
  readonly kind: 'unread' | 'partial' | 'notice';
}

/** Why a rule says nothing of a place. */
export interface RuleSilence extends Silence {
  readonly rule: string;
}

export interface RunResult {
  readonly version: string;
  /** Absolute path of the project root. */
  readonly root: string;
  /** Absolute path of the folder that paths in findings and problems are relative to. */
  readonly cwd: string;
  /** Files whose findings and entry points were asked for; sorted, relative to the root. */
  readonly reported: readonly string[];
  /** Sorted by file, line, column, rule; paths relative to the working directory. */
  readonly findings: readonly Finding[];
  /** Findings switched off by a comment. */
  readonly suppressed: readonly Finding[];
  /** Findings that the baseline holds; neither reported nor counted. */
  readonly baselined: readonly Finding[];
  /** Entries of the baseline that stand for nothing any more, as far as this run can tell; files relative to the root. */
  readonly staleBaseline: readonly BaselineEntry[];
  /** Places that rules looked at and did not report, in the order of findings; there only if they were asked for. */
  readonly silences?: readonly RuleSilence[];
  readonly problems: readonly RunProblem[];
  /** Text of a file as this run read it, without its byte-order mark; undefined if it cannot be had. The path is relative to the working directory. */
  readonly textOf: (path: string) => string | undefined;
  readonly coverage: Coverage;
  readonly stats: { readonly ms: number; readonly extracted: number; readonly cached: number; readonly stages: Readonly<Record<string, number>>; readonly rules: Readonly<Record<string, number>> };
  readonly system: System;
  readonly config: Config;
}
