/** Runs lintel with the marker rule on a project made from a table of files. */
import { lint, type AnyRule, type Finding, type LintOptions, type RunResult } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { markerRule } from './marker-rule.ts';

export async function lintFiles(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<LintOptions> = {}): Promise<RunResult> {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', ...files });
  return lint({ cwd, cache: 'skip', rules: [markerRule as AnyRule], ...options });
}

/** `src/a.ts:3 test/marker`, in the order of the findings. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map(({ span, rule }) => `${span.file}:${span.line} ${rule}`);
}
