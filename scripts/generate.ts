/** Writes every file that follows from others: lists of rules and libraries, rule pages, the config schema, the README's table. `--check` only compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryList, ruleList, versionFile } from './generate/lists.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const checks = process.argv.includes('--check');
const stale: string[] = [];

/** Writes a file, or notes that it is stale. */
function settle(path: string, text: string): void {
  const before = readIfThere(join(root, path));
  if (before === text) return;
  stale.push(path);
  if (checks) return;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

settle('rules/index.ts', ruleList(root));
settle('src/libraries/index.ts', libraryList(root));
settle('src/version.ts', versionFile(root));

if (checks && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'Everything generated is up to date.' : `Wrote ${stale.join(', ')}.`);
}
