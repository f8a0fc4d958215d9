/** Options that ask for explanations by a model, and what must hold before a run that was asked for them. */
import type { Explanations } from '#model/model-explanation.ts';
import type { ReportedRun } from '#report/report.ts';
import type { LintOptions } from '#index.ts';
import { UsageError } from './exit-code.ts';

export interface ExplainFlags {
  readonly explain?: true | undefined;
  readonly explainDryRun?: true | undefined;
  readonly cache: boolean;
}

/** Options of a run that ends it with a `UsageError` before anything is read, if the pass after it could not even begin. Without the flags nothing of the pass is loaded. */
export async function mayExplain({ explain, explainDryRun }: Omit<ExplainFlags, 'cache'>): Promise<Pick<LintOptions, 'onConfig'>> {
  if (!explain && !explainDryRun) return {};
  const [{ missingPackages }, { settingsOf }] = await Promise.all([import('#explain/missing-packages.ts'), import('./explain-pass.ts')]);
  const missing = await missingPackages();
  if (missing.length > 0) throw new UsageError(`explanations by a model need packages that are not installed: ${missing.join(', ')}. They come with lintel unless optional dependencies are left out; \`npm install ${missing.join(' ')}\` brings them.`);
  return { onConfig: (config) => void settingsOf(config) };
}

/** For `lintel explain`: a model's words on the findings of a run, if they are asked for. */
export async function wordsFor(run: ReportedRun, { llm, cache }: { readonly llm?: true; readonly cache: boolean }): Promise<Explanations | undefined> {
  if (!llm) return undefined;
  const { explanationsOf } = await import('./explain-pass.ts');
  return explanationsOf(run, { cache });
}
