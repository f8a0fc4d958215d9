/** Options that ask for explanations by a model, and what must hold before a run that was asked for them. */
import type { LintOptions } from '#index.ts';
import { UsageError } from './exit-code.ts';

export interface ExplainFlags {
  readonly explain?: true;
  readonly explainDryRun?: true;
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
