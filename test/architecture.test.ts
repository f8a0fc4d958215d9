/** The house's own law: which room may import which, who may touch the outside, and that what ARCHITECTURE.md names is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Rooms that each room may import besides itself. `shell` is the files directly in src/ and src/run/: the run itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  load: ['model'],
  extract: ['model'],
  link: ['model'],
  libraries: ['model'],
  system: ['model', 'link'],
  query: ['model', 'system'],
  rules: ['model', 'system', 'query'],
  check: ['model'],
  report: ['model'],
  explain: ['model', 'report'],
  init: ['model'],
  shell: ['model', 'load', 'extract', 'link', 'libraries', 'system', 'rules', 'check', 'report'],
  cli: ['model', 'load', 'report', 'explain', 'init', 'shell'],
  eslint: ['model', 'report', 'libraries', 'shell'],
};

/** Modules of the platform that see the disk or the machine, and the rooms that may use them. */
const OUTSIDE = /^(?:node:)?(?:fs|fs\/promises|os|child_process|worker_threads|process|v8)$/;
const MAY_LOOK_OUTSIDE = new Set(['load', 'cli']);
const NETWORK = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|undici|axios|got)$|^(?:@ai-sdk\/|ai$|openai$|@anthropic-ai\/)/;
const MAY_USE_THE_NETWORK = new Set(['explain']);
const CLOCK_OR_ENVIRONMENT = /\b(?:Date\.now|performance\.now|new Date\(\)|Math\.random|process\.(?:env|cwd|argv|stdout|stderr|hrtime))\b|\.localeCompare\(/;

// Examples of code, as text, import what they like.
const sources = [...filesBelow('src'), ...filesBelow('rules')].filter((file) => file !== 'src/report/rule-examples.ts');

describe('rooms', () => {
  test('every room is in the table', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  test('no import points back', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target !== undefined)
        .map(({ target }) => ({ from: roomOf(file), to: roomOf(target ?? ''), file, target }))
        .filter(({ from, to }) => from !== to && !(MAY_IMPORT[from] ?? []).includes(to))
        .map(({ target }) => `${file} imports ${target ?? ''}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every import is there', () => {
    const missing = sources.flatMap((file) => importsOf(file).filter(({ target }) => target !== undefined && !existsSync(join(root, target))).map(({ specifier }) => `${file}: ${specifier}`));
    expect(missing).toEqual([]);
  });

  test('only load and cli look at the disk and the machine', () => {
    const wrong = sources
      .filter((file) => !MAY_LOOK_OUTSIDE.has(roomOf(file)))
      .filter((file) => importsOf(file).some(({ specifier }) => OUTSIDE.test(specifier)) || CLOCK_OR_ENVIRONMENT.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(wrong).toEqual([]);
  });

  test('only explain uses the network', () => {
    // Libraries speak of `fetch` in their rows.
    const speakers = sources.filter((file) => roomOf(file) !== 'libraries' && !MAY_USE_THE_NETWORK.has(roomOf(file)));
    expect(speakers.filter((file) => importsOf(file).some(({ specifier }) => NETWORK.test(specifier)) || /(?<!['"\w.])fetch\(/.test(codeOf(file)))).toEqual([]);
  });

  test('explain is loaded only when somebody asks for it', () => {
    const loaders = sources.filter((file) => roomOf(file) !== 'explain').filter((file) => importsOf(file).some(({ target, typeOnly }) => !typeOnly && target?.startsWith('src/explain/')));
    expect(loaders).toEqual(['src/cli/explain-flags.ts', 'src/cli/explain-pass.ts']);
    // These two in turn are loaded by whoever sees the flag.
    const statically = (file: string): boolean => /^import (?!type\b)[^;]*explain-pass\.ts'|^import (?!type\b)[^;]*'#explain\//m.test(readFileSync(join(root, file), 'utf8'));
    expect(sources.filter((file) => roomOf(file) !== 'explain' && statically(file))).toEqual(['src/cli/explain-pass.ts']);
  });

  test('the compiler comes from one place, and only extract, visit rules and what edits people’s code see it', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier, typeOnly }) => specifier === 'typescript' || (/^(?:ts-morph|@ts-morph\/common)$/.test(specifier) && !typeOnly && !['extract', 'rules', 'init'].includes(roomOf(file))))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  test('every source opens by saying what it holds', () => {
    expect(sources.filter((file) => !/^(?:#!.*\n)?\/\*\*/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  test('every path that it names is there', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const named = [...text.matchAll(/`((?:src|rules|test|fixtures|scripts|docs)\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function roomOf(file: string): string {
  const [top = '', room = '', ...rest] = file.split('/');
  if (top === 'rules') return 'rules';
  // A constant that everybody may know.
  if (room === 'version.ts') return 'model';
  return rest.length === 0 || room === 'run' ? 'shell' : room;
}

/** Imports and re-exports, also `import()`; `target` is undefined for packages. */
function importsOf(file: string): { specifier: string; target: string | undefined; typeOnly: boolean }[] {
  const statements = codeOf(file).matchAll(/\b(import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s*'([^']+)'/gm);
  return [...statements].map((match) => {
    const specifier = match[3] ?? match[4] ?? match[5] ?? '';
    return { specifier, target: targetOf(file, specifier), typeOnly: match[2] !== undefined };
  });
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#rules/')) return specifier.slice(1);
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

function codeOf(file: string): string {
  return withoutComments(readFileSync(join(root, file), 'utf8'));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
