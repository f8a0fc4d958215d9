/** The baseline of a long-lived process: whoever writes it anew sees it in the editor at once. */
import { compileBaseline, type SplitByBaseline } from '#check/baseline.ts';
import { watchBaseline } from '#load/watch-baseline.ts';
import type { BaselineEntry } from '#model/baseline.ts';
import type { Config } from '#model/config.ts';
import type { Project } from '#model/project.ts';

export function watchedBaseline({ root, files }: Pick<Project, 'root' | 'files'>, config: Config): SplitByBaseline {
  const entriesNow = watchBaseline(root, config.baseline);
  let known: { readonly entries: readonly BaselineEntry[]; readonly split: SplitByBaseline } | undefined;
  return (findings) => {
    const entries = entriesNow();
    if (known?.entries !== entries) known = { entries, split: compileBaseline(entries, { files, config }) };
    return known.split(findings);
  };
}
