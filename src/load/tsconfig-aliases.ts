/** What a specifier may stand for by tsconfig `paths` and `baseUrl`, folder by folder. */
import path from 'node:path';
import { createPathsMatcher } from 'get-tsconfig';
import { folderOf, foldersUpwards } from './project-path.ts';
import { readTsconfig, type Tsconfig, type TsconfigReader } from './read-tsconfig.ts';

export interface Aliases {
  /** Absolute candidates in the order in which they are to be tried. */
  candidates(folder: string, specifier: string): readonly string[];
}

interface Matcher {
  readonly byPaths: (specifier: string) => readonly string[];
  readonly byBaseUrl: (specifier: string) => readonly string[];
}

// Beside each other, the first name is the one that editors and compilers take.
const NAMES = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];

/** Reads every tsconfig of the project; `files` are relative to the root. */
export function readAliases(reader: TsconfigReader, files: readonly string[]): Aliases {
  const present = new Set(files);
  const read = new Map<string, Tsconfig>();
  const tsconfigAt = (file: string): Tsconfig => {
    const tsconfig = read.get(file) ?? readTsconfig(reader, file);
    read.set(file, tsconfig);
    return tsconfig;
  };

  const matchers = new Map<string, Matcher>();
  for (const folder of new Set(files.map(folderOf))) {
    const name = NAMES.find((candidate) => present.has(folder === '.' ? candidate : `${folder}/${candidate}`))!;
    matchers.set(folder, matcherOf(tsconfigAt, path.join(reader.root, folder, name)));
  }

  const matchersAround = memoised((folder: string) => foldersUpwards(folder).flatMap((above) => matchers.get(above) ?? []));
  // Folders under the same tsconfig share the answers.
  const answersOf = memoised<Matcher | undefined, Map<string, readonly string[]>>(() => new Map());
  return {
    candidates(folder, specifier) {
      const [nearest, ...above] = matchersAround(folder);
      const answers = answersOf(nearest);
      const known = answers.get(specifier);
      if (known !== undefined || nearest === undefined) return known ?? [];
      const found = [...nearest.byPaths(specifier), ...nearest.byBaseUrl(specifier), ...above.flatMap((matcher) => matcher.byPaths(specifier))];
      const answer = [...new Set(found)];
      answers.set(specifier, answer);
      return answer;
    },
  };
}

/** A file's own aliases come first, then those of the projects that it references: they own files of the same folders. */
function matcherOf(tsconfigAt: (file: string) => Tsconfig, file: string): Matcher {
  const own = tsconfigAt(file);
  const all = [own, ...own.references.map(tsconfigAt)];
  const matches = all.flatMap((tsconfig) => createPathsMatcher({ path: file, config: { compilerOptions: { paths: mutable(tsconfig.paths) } } }) ?? []);
  const baseUrls = [...new Set(all.flatMap((tsconfig) => tsconfig.baseUrl ?? []))];
  return {
    byPaths: (specifier) => matches.flatMap((match) => match(specifier)),
    byBaseUrl: (specifier) => baseUrls.map((baseUrl) => path.join(baseUrl, specifier)),
  };
}

function mutable(paths: Tsconfig['paths']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(paths).map(([pattern, targets]) => [pattern, [...targets]]));
}

function memoised<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
