/** The alias settings of a tsconfig.json, read so that no broken part takes the readable ones with it. */
import path from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import type { RunProblem } from '#model/run.ts';
import { describeReadError } from './describe-read-error.ts';
import { isObject } from './package-json.ts';
import { projectPath } from './project-path.ts';
import { textAt, type Tree } from './tree.ts';

export interface Tsconfig {
  /** Alias patterns to absolute candidates. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Absolute. */
  readonly baseUrl: string | undefined;
  /** Absolute paths of the referenced projects' files. */
  readonly references: readonly string[];
}

interface Settings {
  readonly baseUrl: string | undefined;
  readonly paths: Readonly<Record<string, readonly string[]>> | undefined;
  /** Folder of the file that declares `paths`. */
  readonly pathsFolder: string;
}

export interface TsconfigReader {
  readonly tree: Tree;
  readonly root: string;
  /** Folder of a workspace package by name, relative to the root. */
  readonly workspaceFolder: (name: string) => string | undefined;
  /** One notice for each thing that could not be used. */
  readonly report: (problem: RunProblem) => void;
}

/** Reads a tsconfig and what it extends; what cannot be read is reported once and left out. */
export function readTsconfig(reader: TsconfigReader, file: string): Tsconfig {
  const json = readJson(reader, file);
  const { baseUrl, paths, pathsFolder } = settingsOf(reader, file, json, [file]);
  const leaf = path.dirname(file);
  const base = baseUrl === undefined ? undefined : baseUrl.replace('${configDir}', leaf);
  const absolute = Object.entries(paths ?? {}).map(([pattern, targets]) => [pattern, targets.map((target) => path.resolve(base ?? pathsFolder, target.replace('${configDir}', leaf)))] as const);
  return { paths: Object.fromEntries(absolute), baseUrl: base, references: referencesOf(reader.tree, json, leaf) };
}

function settingsOf(reader: TsconfigReader, file: string, json: Record<string, unknown>, chain: readonly string[]): Settings {
  const folder = path.dirname(file);
  let settings: Settings = { baseUrl: undefined, paths: undefined, pathsFolder: folder };
  const bases = Array.isArray(json['extends']) ? json['extends'] : [json['extends']];
  for (const base of bases) {
    if (typeof base !== 'string' || base === '') continue;
    const found = locateBase(reader, folder, base);
    if (found === undefined) {
      notice(reader, file, `"extends": "${base}" was not found in the project: its settings are not used, the others are.`);
      continue;
    }
    if (chain.includes(found)) {
      notice(reader, file, `"extends": "${base}" leads back to a file that extends this one: it is not followed.`);
      continue;
    }
    const inherited = settingsOf(reader, found, readJson(reader, found), [...chain, found]);
    settings = {
      baseUrl: inherited.baseUrl ?? settings.baseUrl,
      paths: inherited.paths ?? settings.paths,
      pathsFolder: inherited.paths === undefined ? settings.pathsFolder : inherited.pathsFolder,
    };
  }

  const options = isObject(json['compilerOptions']) ? json['compilerOptions'] : {};
  const baseUrl = typeof options['baseUrl'] === 'string' ? options['baseUrl'] : undefined;
  return {
    baseUrl: baseUrl === undefined ? settings.baseUrl : baseUrl.startsWith('${configDir}') ? baseUrl : path.resolve(folder, baseUrl),
    ...(isObject(options['paths']) ? { paths: usablePaths(options['paths']), pathsFolder: folder } : { paths: settings.paths, pathsFolder: settings.pathsFolder }),
  };
}

// A pattern or target with two stars, or of a wrong shape, is an error for the compiler; here the rest stays usable.
function usablePaths(paths: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const hasOneStar = (text: string): boolean => text.split('*').length <= 2;
  return Object.fromEntries(
    Object.entries(paths)
      .filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && hasOneStar(entry[0]))
      .map(([pattern, targets]) => [pattern, targets.filter((target): target is string => typeof target === 'string' && hasOneStar(target))]),
  );
}

/** Only files of the project count: an installed preset would make the verdict depend on the installation. */
function locateBase(reader: TsconfigReader, folder: string, base: string): string | undefined {
  if (/^\.{1,2}(?:[\\/]|$)/.test(base) || path.isAbsolute(base)) return firstFile(reader.tree, path.resolve(folder, base));
  const [, name, subpath] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(base) ?? [];
  const workspace = name === undefined ? undefined : reader.workspaceFolder(name);
  return workspace === undefined ? undefined : firstFile(reader.tree, path.join(reader.root, workspace, subpath ?? 'tsconfig.json'));
}

function firstFile(tree: Tree, target: string): string | undefined {
  return [target, `${target}.json`, path.join(target, 'tsconfig.json')].find((candidate) => tree.kindAt(candidate) === 'file');
}

function readJson(reader: TsconfigReader, file: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  let value: unknown;
  try {
    value = parse(textAt(reader.tree, file), errors, { allowTrailingComma: true });
  } catch (error) {
    notice(reader, file, `The file could not be read: ${describeReadError(error)}.`);
    return {};
  }
  if (errors.length > 0) notice(reader, file, 'The file is not valid JSON with comments: what could be read of it is used.');
  return isObject(value) ? value : {};
}

function referencesOf(tree: Tree, json: Readonly<Record<string, unknown>>, folder: string): string[] {
  if (!Array.isArray(json['references'])) return [];
  return json['references'].flatMap((reference: unknown) => {
    if (!isObject(reference) || typeof reference['path'] !== 'string') return [];
    return firstFile(tree, path.resolve(folder, reference['path'])) ?? [];
  });
}

function notice(reader: TsconfigReader, file: string, message: string): void {
  reader.report({ file: projectPath(reader.root, file), line: 1, kind: 'notice', message });
}
