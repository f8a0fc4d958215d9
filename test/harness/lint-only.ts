/** Runs lintel on a staged project with all rules off but the named ones. */
import { lint, rules, type RunResult } from '#index.ts';

/** Throws for an id that no rule has: its case would be silent for the wrong reason. */
export async function lintOnly(root: string, ids: ReadonlySet<string>): Promise<RunResult> {
  for (const id of ids) {
    if (!rules.some((rule) => rule.id === id)) throw new Error(`there is no rule ${id}`);
  }
  const levels = Object.fromEntries(rules.filter((rule) => !ids.has(rule.id)).map((rule) => [rule.id, 'off' as const]));
  // A rule that is on in `strict` only has its cases too.
  return lint({ cwd: root, levels, preset: 'strict', cache: 'skip', silences: 'keep' });
}
