/** The HTTP framework that a file's handlers run in, and whether it catches what they reject with. */
import type { FileFacts } from '#model/facts.ts';
import type { Library, Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Manifest } from '#model/project.ts';
import type { Known, System } from '#model/system.ts';

type Framework = NonNullable<ReturnType<System['frameworkOf']>>;

/** Memoised by file. A file that imports no framework belongs to the one that most files around the same manifest import. */
export function frameworkLookup(program: Program, meanings: Meanings, manifests: readonly Manifest[]): System['frameworkOf'] {
  const frameworks = meanings.libraries.filter((library) => library.http !== undefined);
  const patched = new Map<Manifest | undefined, boolean>();
  const common = new Map<Manifest | undefined, Library | undefined>();
  const known = new Map<FileFacts, Framework | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, find(file));
    return known.get(file);
  };

  function find(file: FileFacts): Framework | undefined {
    const manifest = manifestOf(file, manifests);
    const library = frameworks.find((each) => imports(file, each)) ?? commonIn(manifest);
    if (!library?.http) return undefined;
    const major = majorOf(file, library, manifests);
    return { name: library.name, major, forwardsRejections: isPatched(manifest) ? 'yes' : forwards(library.http.forwardsRejections, major) };
  }

  function commonIn(manifest: Manifest | undefined): Library | undefined {
    if (!common.has(manifest)) common.set(manifest, mostImported(manifest));
    return common.get(manifest);
  }

  function mostImported(manifest: Manifest | undefined): Library | undefined {
    const files = program.files.filter((file) => manifestOf(file, manifests) === manifest);
    const counts = frameworks.map((library) => ({ library, count: files.filter((file) => imports(file, library)).length }));
    return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)[0]?.library;
  }

  /** A package that patches the framework on import works for the whole process. */
  function isPatched(manifest: Manifest | undefined): boolean {
    let answer = patched.get(manifest);
    if (answer === undefined) {
      const patches = meanings.libraries.filter((library) => library.rows?.some((row) => row.means === 'patchesRejections'));
      answer = program.files.some((file) => manifestOf(file, manifests) === manifest && patches.some((library) => imports(file, library)));
      patched.set(manifest, answer);
    }
    return answer;
  }
}

function forwards(traits: boolean | { readonly since: number }, major: number | undefined): Known {
  if (typeof traits === 'boolean') return traits ? 'yes' : 'no';
  if (major === undefined) return 'unknown';
  return major >= traits.since ? 'yes' : 'no';
}

function imports(file: FileFacts, library: Library): boolean {
  return file.imports.some((each) => each.kind !== 'type' && library.packages.includes(each.specifier));
}

/** The nearest manifest above a file. */
export function manifestOf(file: FileFacts, manifests: readonly Manifest[]): Manifest | undefined {
  return manifestsAround(file, manifests)[0];
}

const around = new WeakMap<readonly Manifest[], Map<FileFacts, readonly Manifest[]>>();

/** Nearest first. */
function manifestsAround(file: FileFacts, manifests: readonly Manifest[]): readonly Manifest[] {
  let known = around.get(manifests);
  if (!known) around.set(manifests, (known = new Map()));
  let found = known.get(file);
  if (!found) known.set(file, (found = manifests.filter(({ folder }) => folder === '.' || file.path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)));
  return found;
}

/** A workspace's root often names the version for all of its packages. */
function majorOf(file: FileFacts, library: Library, manifests: readonly Manifest[]): number | undefined {
  for (const { dependencies } of manifestsAround(file, manifests)) {
    for (const name of library.packages) {
      const range = dependencies[name];
      const major = range === undefined ? undefined : /(?:^|[^\d.])(\d+)(?:\.|$|\s|-)/.exec(` ${range}`)?.[1];
      if (major !== undefined) return Number(major);
    }
  }
  return undefined;
}
