/** A system from sources in memory, with all of lintel's libraries. */
import { extractFile } from '#extract/extract-file.ts';
import { libraries } from '#libraries/index.ts';
import { compileMeanings } from '#link/meanings.ts';
import { linkProgram } from '#link/link-program.ts';
import type { FileFacts } from '#model/facts.ts';
import type { CallSite } from '#model/program.ts';
import type { Project } from '#model/project.ts';
import type { SchemaFacts } from '#model/schema-facts.ts';
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { buildSystem } from '#system/build-system.ts';

const meanings = compileMeanings(libraries);

/** Sources by path; relative specifiers name other sources without their ending, all others are packages. */
export function systemOf(sources: Readonly<Record<string, string>>, manifests: Project['manifests'] = [], schemas: readonly SchemaFacts[] = []): System {
  const files = Object.entries(sources).map(([path, text]) => extractFile(path, text));
  const program = linkProgram(files, { resolve: (from, specifier) => resolve(sources, from, specifier) }, meanings);
  return buildSystem(program, meanings, { manifests, schemas });
}

function resolve(sources: Readonly<Record<string, string>>, from: string, specifier: string): ReturnType<Project['resolve']> {
  if (!specifier.startsWith('.')) {
    const bare = specifier.replace(/^node:/, '');
    const length = bare.startsWith('@') ? 2 : 1;
    const parts = bare.split('/');
    return { kind: 'package', name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') };
  }
  const path = new URL(specifier, `file:///${from}`).pathname.slice(1);
  const found = [path, `${path}.ts`, `${path}.js`, `${path}/index.ts`].find((candidate) => candidate in sources);
  return found === undefined ? { kind: 'unresolved', reason: `no file at ${path}` } : { kind: 'file', path: found };
}

/** The function of that name; throws if there is none. */
export function fnOf(system: System, name: string): Fn {
  const fn = system.program.functions().find((each) => each.fact.name === name);
  if (!fn) throw new Error(`there is no function ${name}`);
  return fn;
}

/** The file at that path; throws if there is none. */
export function fileOf(system: System, path: string): FileFacts {
  const file = system.program.file(path);
  if (!file) throw new Error(`there is no file ${path}`);
  return file;
}

/** Effects of a function as `line description`, in order. */
export function effectsIn(system: System, name: string): string[] {
  return system.effectsOf(fnOf(system, name)).map((effect) => `${effect.span.line} ${effect.description}`);
}

/** The first call on a line of a function. */
export function callOn(system: System, name: string, line: number): CallSite {
  const call = system.program.callsIn(fnOf(system, name)).find((each) => system.program.spanOf(each.caller.file, system.program.expression(each.caller.file, each.expression)).line === line);
  if (!call) throw new Error(`${name} calls nothing on line ${line}`);
  return call;
}
