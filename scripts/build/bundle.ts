/** The package's code as it is published: one bundle for each entry, with what they share in common chunks. */
import { build } from 'esbuild';
import { root } from '../root.ts';

const ENTRIES = { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts', 'eslint/index': 'src/eslint/index.ts' };

/** Writes into a folder; nothing that is there is removed. */
export async function bundle(outdir: string, entries: Partial<typeof ENTRIES> = ENTRIES): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    bundle: true,
    // Commands load what they need when they run, so each lazily imported part stays a file of its own.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'warning',
  });
}
