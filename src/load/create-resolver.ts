/** Resolves import specifiers to files of the project or to packages, without reading node_modules. */
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { ResolvedModule } from '#model/project.ts';
import { isPrismaOutput } from './prisma-outputs.ts';
import { folderOf, projectPath } from './project-path.ts';
import { fileAt, sourceOfTarget } from './source-of-target.ts';
import type { Tree } from './tree.ts';
import type { Aliases } from './tsconfig-aliases.ts';
import type { WorkspacePackages } from './workspace-packages.ts';

export interface ResolutionSources {
  readonly tree: Tree;
  readonly root: string;
  readonly sources: ReadonlySet<string>;
  readonly aliases: Aliases;
  readonly workspaces: WorkspacePackages;
  readonly prismaOutputs: readonly string[];
}

const BUILTINS = new Set(builtinModules);
const PACKAGE = /^((?:@[a-z0-9~_.-]+\/)?[a-z0-9~_.-][a-z0-9._-]*)(?:\/(.*))?$/i;

/** The function answers from memory when it is asked again for the same folder and specifier. */
export function createResolver(project: ResolutionSources): (from: string, specifier: string) => ResolvedModule {
  const atPath = pathResolver(project);
  const answers = new Map<string, Map<string, ResolvedModule>>();
  return (from, specifier) => {
    const folder = folderOf(from);
    let known = answers.get(folder);
    if (known === undefined) answers.set(folder, (known = new Map<string, ResolvedModule>()));
    const answer = known.get(specifier) ?? resolveFrom(project, atPath, folder, specifier);
    known.set(specifier, answer);
    return answer;
  };
}

type AtPath = (absolute: string) => ResolvedModule | undefined;

function resolveFrom(project: ResolutionSources, atPath: AtPath, folder: string, written: string): ResolvedModule {
  const specifier = written.replace(/\?.*$/, '');
  if (specifier === '') return unresolved('The specifier is empty.');
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
    return atPath(path.join(project.root, folder, specifier) + (specifier.endsWith('/') ? '/' : '')) ?? unresolved(`No file is at ${path.posix.join(folder, specifier)}.`);
  }
  if (specifier.startsWith('node:')) return packageOf(specifier.slice('node:'.length));
  if (/^(?:npm|jsr):/.test(specifier)) return packageOf(specifier.replace(/^\w+:\/?/, '').replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]+/, '$1'));
  if (/^(?:https?|data|file):/.test(specifier)) return unresolved('The specifier is an address, not a file of the project.');

  for (const candidate of project.aliases.candidates(folder, specifier)) {
    const found = aliasTarget(project, atPath, candidate);
    if (found !== undefined) return found;
  }
  if (specifier.startsWith('#')) return resolveImportsMap(project, atPath, folder, specifier) ?? unresolved(`No "imports" entry or alias matches ${specifier}.`);
  if (specifier.startsWith('/')) return atPath(specifier) ?? unresolved(`No file is at ${specifier}.`);
  if (BUILTINS.has(specifier)) return packageOf(specifier);
  return resolveModuleAlias(project, atPath, folder, specifier) ?? resolveBare(project, folder, specifier);
}

/** An alias may lead to a build result (`../shared/dist`): then its source is meant. */
function aliasTarget(project: ResolutionSources, atPath: AtPath, candidate: string): ResolvedModule | undefined {
  const file = projectPath(project.root, candidate);
  if (/(?:^|\/)node_modules\//.test(file)) return undefined;
  const found = atPath(candidate);
  // A declaration file says that something exists, not where: the package or the next candidate does.
  if (found?.kind === 'file' || (found?.kind === 'package' && found.name === '@prisma/client')) return found;
  const owner = file.startsWith('..') ? undefined : project.workspaces.nearest(file);
  if (owner === undefined || file === owner.folder) return undefined;
  const source = sourceOfTarget(project.sources, owner.folder, owner.folder === '.' ? file : file.slice(owner.folder.length + 1));
  return source === undefined ? undefined : { kind: 'file', path: source };
}

function resolveImportsMap(project: ResolutionSources, atPath: AtPath, folder: string, specifier: string): ResolvedModule | undefined {
  const found = project.workspaces.importTargets(folder, specifier);
  for (const target of found?.targets ?? []) {
    if (!target.startsWith('.')) return BUILTINS.has(target) ? packageOf(target) : resolveBare(project, folder, target.replace(/^node:/, ''));
    const file = atPath(path.join(project.root, found!.folder, target));
    if (file?.kind === 'file' && project.sources.has(file.path)) return file;
    const source = sourceOfTarget(project.sources, found!.folder, target);
    if (source !== undefined) return { kind: 'file', path: source };
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Aliases that the package `module-alias` installs at run time. */
function resolveModuleAlias(project: ResolutionSources, atPath: AtPath, folder: string, specifier: string): ResolvedModule | undefined {
  const owner = project.workspaces.nearest(folder);
  if (owner === undefined) return undefined;
  for (const [alias, target] of Object.entries(owner.json.moduleAliases)) {
    if (specifier !== alias && !specifier.startsWith(`${alias}/`)) continue;
    const rest = specifier.slice(alias.length);
    const source = sourceOfTarget(project.sources, owner.folder, target + rest);
    const found = source === undefined ? atPath(path.join(project.root, owner.folder, target + rest)) : ({ kind: 'file', path: source } as const);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveBare(project: ResolutionSources, folder: string, specifier: string): ResolvedModule {
  const [, name, subpath = ''] = PACKAGE.exec(specifier) ?? [];
  if (name === undefined) return unresolved(`${specifier} is no package, and no alias matches it.`);

  const workspace = project.workspaces.folderOf(folder, name);
  const source = workspace === undefined ? undefined : project.workspaces.sourceOf(workspace, subpath);
  if (source !== undefined) return { kind: 'file', path: source };

  // `src/users/user` with the package's folder on the module path: nobody publishes the package, and the file is there.
  const owner = project.workspaces.nearest(folder);
  if (owner !== undefined && subpath !== '' && !(name in owner.dependencies)) {
    const found = fileAt(project.sources, owner.folder === '.' ? specifier : `${owner.folder}/${specifier}`);
    if (found !== undefined) return { kind: 'file', path: found };
  }
  if (isGeneratedClient(project.prismaOutputs, specifier)) return { kind: 'package', name: '@prisma/client', subpath: '' };
  return { kind: 'package', name, subpath };
}

/** A Prisma client may be generated into an installed package: `node_modules/@acme/client`. */
function isGeneratedClient(outputs: readonly string[], specifier: string): boolean {
  return specifier === '.prisma/client' || outputs.some((output) => output.endsWith(`node_modules/${specifier}`));
}

/** What lies at an absolute path. */
function pathResolver({ tree, root, prismaOutputs }: ResolutionSources): AtPath {
  const resolve = tree.openResolver();
  return (absolute) => {
    const wanted = projectPath(root, absolute);
    if (isPrismaOutput(prismaOutputs, wanted)) return prismaClient(prismaOutputs, wanted);
    // What is written names the package, installed or not.
    const installed = /(?:^|\/)node_modules\/(?!.*\/node_modules\/)(.*)$/.exec(wanted)?.[1];
    if (installed !== undefined) return packageOf(installed);
    const found = resolve(absolute);
    if (found === undefined) return undefined;

    const file = projectPath(root, found);
    if (file.startsWith('..')) return unresolved('The file lies outside the project.');
    const declaration = /^(.*)\.d\.[cm]?ts$/.exec(file)?.[1];
    return declaration === undefined ? { kind: 'file', path: file } : { kind: 'package', name: `./${declaration}`, subpath: '' };
  };
}

/** The client's own entry files are the package; what else is generated keeps its name as the subpath. */
function prismaClient(outputs: readonly string[], wanted: string): ResolvedModule {
  const output = outputs.find((folder) => wanted === folder || wanted.startsWith(`${folder}/`)) ?? '';
  const subpath = wanted.slice(output.length + 1).replace(/\.[cm]?[jt]s$/, '');
  return { kind: 'package', name: '@prisma/client', subpath: /^(?:client|index|default|edge|browser|wasm)?$/.test(subpath) ? '' : subpath };
}

function packageOf(specifier: string): ResolvedModule {
  const [, name = specifier, subpath = ''] = PACKAGE.exec(specifier) ?? [];
  return { kind: 'package', name, subpath };
}

function unresolved(reason: string): ResolvedModule {
  return { kind: 'unresolved', reason };
}
