/** Routes of an app given as texts, as lines that a test can compare: `GET /users auth permission by…`. */
import { posix } from 'node:path';
import { extractFile } from '#extract/extract-file.ts';
import { libraries } from '#libraries/index.ts';
import { linkProgram } from '#link/link-program.ts';
import { compileMeanings } from '#link/meanings.ts';
import type { ResolvedModule } from '#model/project.ts';
import { findCallRoutes, type CallRoutes } from '#system/http/routes.ts';

const meanings = compileMeanings(libraries);

/** Texts by path; relative imports are found with or without their ending. */
export function routesIn(files: Readonly<Record<string, string>>): CallRoutes {
  const facts = Object.entries(files).map(([path, text]) => extractFile(path, text));
  return findCallRoutes(linkProgram(facts, { resolve }, meanings), meanings);

  function resolve(from: string, specifier: string): ResolvedModule {
    if (!specifier.startsWith('.')) {
      const [name = '', ...rest] = specifier.replace(/^node:/, '').split(/\/(?=[^/]+)/);
      return { kind: 'package', name: name.startsWith('@') ? `${name}/${rest.shift()}` : name, subpath: rest.join('/') };
    }
    const path = posix.join(posix.dirname(from), specifier);
    const found = ['', '.ts', '.js', '/index.ts', '/index.js'].map((ending) => path + ending).find((each) => each in files);
    return found ? { kind: 'file', path: found } : { kind: 'unresolved', reason: 'no such file' };
  }
}

/** `GET /users required`, with ` permission` where one is demanded; sorted. */
export function linesOf(files: Readonly<Record<string, string>>): string[] {
  return routesIn(files)
    .entryPoints.map((entry) => `${entry.name} ${entry.auth.state}${entry.permission.state === 'none' ? '' : ` permission ${entry.permission.state}`}`)
    .sort();
}
