/** Sources that follow from folder listings and the manifest: `rules/index.ts`, `src/libraries/index.ts`, `src/version.ts`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const HEAD = '// Written by `npm run generate`; edit the folder, not this list.';

/** Every rule, sorted by id. */
export function ruleList(root: string): string {
  const ids = ruleIds(root);
  return [
    '/** Every rule, sorted by id. */',
    HEAD,
    "import type { AnyRule } from '#model/rule.ts';",
    ...ids.map((id) => `import ${nameOf(id)} from './${id}.ts';`),
    '',
    `export const rules: readonly AnyRule[] = ${listOf(ids.map(nameOf))};`,
    '',
  ].join('\n');
}

/** Every library, sorted by name. */
export function libraryList(root: string): string {
  const names = libraryNames(root);
  return [
    '/** Every library that lintel knows, sorted by file name. */',
    HEAD,
    "import type { Library } from '#model/library.ts';",
    ...names.map((name) => `import ${nameOf(name)} from './${name}.ts';`),
    '',
    `export const libraries: readonly Library[] = ${listOf(names.map(nameOf))};`,
    '',
  ].join('\n');
}

/** The version of the package, for those who may not read its manifest. */
export function versionFile(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return ["/** The package's version. */", HEAD.replace('the folder, not this list', 'package.json, not this file'), `export const version = '${manifest.version}';`, ''].join('\n');
}

/** `category/rule` for every file two levels below `rules/`. */
export function ruleIds(root: string): string[] {
  return entriesOf(join(root, 'rules'))
    .filter((entry) => entry.isDirectory())
    .flatMap((category) => sourcesIn(join(root, 'rules', category.name)).map((rule) => `${category.name}/${rule}`))
    .sort();
}

/** File names without extension. */
export function libraryNames(root: string): string[] {
  return sourcesIn(join(root, 'src', 'libraries')).sort();
}

function sourcesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'index.ts')
    // Rows that several libraries share live beside them; only a declaration belongs in the list.
    .filter((entry) => /^export default /m.test(readFileSync(join(folder, entry.name), 'utf8')))
    .map((entry) => entry.name.slice(0, -'.ts'.length));
}

function entriesOf(folder: string): { name: string; isFile(): boolean; isDirectory(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? '[]' : `[\n${names.map((name) => `  ${name},\n`).join('')}]`;
}

/** `data/no-n-plus-one` → `dataNoNPlusOne`. */
function nameOf(path: string): string {
  const name = path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  return /^[a-zA-Z]/.test(name) ? name : `_${name}`;
}
