/** Writes every file that follows from others: lists of rules and libraries, rule pages and their index, examples for the terminal, the config schema, the README's table. `--check` only compares. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libraryList, ruleList, versionFile } from './generate/lists.ts';
import { root } from './root.ts';

const checks = process.argv.includes('--check');
const stale: string[] = [];

settle('src/version.ts', versionFile(root));
settle('rules/index.ts', ruleList(root));
settle('src/libraries/index.ts', libraryList(root));

// The rest is made of the rules themselves, so the lists have to be right first.
const [{ rules }, { configJsonSchema }, { exampleList, readmeWithTable, rulePages }] = await Promise.all([import('#index.ts'), import('#load/config-json-schema.ts'), import('./generate/rule-docs.ts')]);
settle('src/report/rule-examples.ts', exampleList(root, rules));
const pages = rulePages(root, rules);
for (const [path, text] of Object.entries(pages)) settle(path, text);
for (const path of pagesThere()) {
  if (!(path in pages)) remove(path);
}
settle('docs/config-schema.json', `${JSON.stringify(configJsonSchema(rules), null, 2)}\n`);
settle('README.md', readmeWithTable(readFileSync(join(root, 'README.md'), 'utf8'), rules));

if (checks && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'Everything generated is up to date.' : `Wrote ${stale.join(', ')}.`);
}

/** Writes a file, or notes that it is stale. */
function settle(path: string, text: string): void {
  if (textThere(join(root, path)) === text) return;
  stale.push(path);
  if (checks) return;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A page of a rule that is gone. */
function remove(path: string): void {
  stale.push(path);
  if (!checks) rmSync(join(root, path));
}

function pagesThere(): string[] {
  try {
    return (readdirSync(join(root, 'docs/rules'), { recursive: true }) as string[]).filter((name) => name.endsWith('.md')).map((name) => `docs/rules/${name.replaceAll('\\', '/')}`);
  } catch {
    return [];
  }
}

function textThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
