/** A program linked from texts, with every library. */
import { posix } from 'node:path';
import { extractFile } from '#extract/extract-file.ts';
import { libraries } from '#libraries/index.ts';
import { linkProgram } from '#link/link-program.ts';
import { compileMeanings } from '#link/meanings.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { ResolvedModule } from '#model/project.ts';

const meanings = compileMeanings(libraries);

/** Texts by path; relative imports are found with or without their ending, all others are packages. */
export function programOf(files: Readonly<Record<string, string>>): { readonly program: Program; readonly meanings: Meanings } {
  const facts = Object.entries(files).map(([path, text]) => extractFile(path, text));
  return { program: linkProgram(facts, { resolve }, meanings), meanings };

  function resolve(from: string, specifier: string): ResolvedModule {
    if (!specifier.startsWith('.')) {
      const [head = '', ...rest] = specifier.replace(/^node:/, '').split('/');
      return { kind: 'package', name: head.startsWith('@') ? `${head}/${rest.shift()}` : head, subpath: rest.join('/') };
    }
    const path = posix.join(posix.dirname(from), specifier);
    const found = ['', '.ts', '/index.ts'].map((ending) => path + ending).find((each) => each in files);
    return found === undefined ? { kind: 'unresolved', reason: 'no such file' } : { kind: 'file', path: found };
  }
}
