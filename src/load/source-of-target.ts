/** Finds the source file behind what a package.json points to, which is often a build result that does not exist yet. */
import { joinProjectPath } from './project-path.ts';

const BUILT_EXTENSION = /(?:\.d)?\.[cm]?[jt]sx?$/;
const OUTPUT_FOLDER = /^(?:dist|build|out|output|lib|libs|es|esm|cjs|umd|\.?tsc|bundle|dist[-_][\w-]+|build[-_][\w-]+)$/;
// What a build puts between its output folder and the mirrored sources.
const FORMAT_FOLDER = /^(?:cjs|esm|es|es\d+|umd|mjs|types?|typings|node|module|modules|common|commonjs|main|src|development|production)$/;
const SOURCE_FOLDERS = ['src', '', 'source', 'lib', 'src/main'];
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];

/**
 * The project's source file for a target such as `./dist/index.js`, or undefined.
 * @param sources the project's source files, relative to the root.
 * @param folder the package's folder.
 */
export function sourceOfTarget(sources: ReadonlySet<string>, folder: string, target: string): string | undefined {
  const relative = joinProjectPath('.', target);
  const direct = fileAt(sources, joinProjectPath(folder, relative));
  if (direct !== undefined) return direct;

  const segments = relative.split('/');
  for (const mirrored of mirroredPaths(segments)) {
    for (const source of SOURCE_FOLDERS) {
      const found = fileAt(sources, joinProjectPath(folder, `${source}/${mirrored}`));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A file at a path with or without its extension, a compiled extension meaning its source, or a folder's index. */
export function fileAt(sources: ReadonlySet<string>, path: string): string | undefined {
  if (sources.has(path)) return path;
  const stem = path.replace(BUILT_EXTENSION, '');
  return [...EXTENSIONS.map((extension) => stem + extension), ...EXTENSIONS.map((extension) => path + extension), ...EXTENSIONS.map((extension) => `${path}/index${extension}`)].find((candidate) => sources.has(candidate));
}

/** The path below the output folder, then the same without each format folder in front. */
function mirroredPaths(segments: readonly string[]): string[] {
  if (!OUTPUT_FOLDER.test(segments[0] ?? '') || segments.length < 2) return [];
  const paths = [segments.slice(1).join('/')];
  for (let start = 1; start < segments.length - 1 && FORMAT_FOLDER.test(segments[start]!); start += 1) paths.push(segments.slice(start + 1).join('/'));
  return paths;
}
