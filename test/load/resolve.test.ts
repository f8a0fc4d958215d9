/** What import specifiers mean. */
import { describe, expect, test } from 'vitest';
import { diskTree } from '#load/disk-tree.ts';
import { loadProject } from '#load/load-project.ts';
import type { Project } from '#model/project.ts';
import { temporaryProject } from './temporary-project.ts';

type Files = Readonly<Record<string, string | object>>;

function projectOf(files: Files): Project {
  const texts = Object.entries(files).map(([file, content]) => [file, typeof content === 'string' ? content : JSON.stringify(content)]);
  return loadProject({ tree: diskTree, root: temporaryProject(Object.fromEntries(texts) as Record<string, string>), include: [], exclude: [] });
}

/** A file's path; `package:name|subpath`; `?` if it is unresolved. */
function meaning(project: Project, from: string, specifier: string): string {
  const found = project.resolve(from, specifier);
  if (found.kind === 'file') return found.path;
  return found.kind === 'package' ? `package:${found.name}${found.subpath === '' ? '' : `|${found.subpath}`}` : '?';
}

describe('relative specifiers', () => {
  const project = projectOf({
    'src/a.ts': '', 'src/b.tsx': '', 'src/c.mts': '', 'src/d.cts': '', 'src/e.js': '', 'src/users/index.ts': '', 'src/users/user.service.ts': '', 'src/types.d.ts': '', 'src/data.json': '{}', 'src/both.ts': '', 'src/both.js': '',
    'legacy/package.json': { main: './lib/start.js' }, 'legacy/lib/start.js': '', 'x.ts/y.ts': '',
  });

  test.each([
    ['./a', 'src/a.ts'], ['./a.ts', 'src/a.ts'], ['./a.js', 'src/a.ts'], ['./b.js', 'src/b.tsx'], ['./b.jsx', 'src/b.tsx'], ['./c.mjs', 'src/c.mts'], ['./d.cjs', 'src/d.cts'], ['./e', 'src/e.js'], ['./e.js', 'src/e.js'],
    ['./users', 'src/users/index.ts'], ['./users/', 'src/users/index.ts'], ['./users/index.js', 'src/users/index.ts'], ['./users/user.service', 'src/users/user.service.ts'], ['./data.json', 'src/data.json'],
    ['./both', 'src/both.ts'], ['../legacy', 'legacy/lib/start.js'], ['../x.ts/y', 'x.ts/y.ts'], ['./a?raw', 'src/a.ts'], ['./types', 'package:./src/types'],
    ['./missing', '?'], ['..', '?'], ['../../outside', '?'], ['', '?'],
  ])('%s → %s', (specifier, expected) => {
    expect(meaning(project, 'src/main.ts', specifier)).toBe(expected);
  });

  test('that lead nowhere say where they looked', () => {
    expect(project.resolve('src/main.ts', './missing')).toEqual({ kind: 'unresolved', reason: 'No file is at src/missing.' });
  });

  test('are answered with the same object when asked again from the same folder', () => {
    expect(project.resolve('src/main.ts', './a')).toBe(project.resolve('src/other.ts', './a'));
  });

  test('. and .. are the folder’s index', () => {
    expect(meaning(project, 'src/users/user.service.ts', '.')).toBe('src/users/index.ts');
    expect(meaning(project, 'src/users/deep/x.ts', '..')).toBe('src/users/index.ts');
  });
});

describe('packages', () => {
  const project = projectOf({ 'package.json': { dependencies: { express: '^5' } }, 'src/a.ts': '', 'node_modules/express/package.json': '{}', 'node_modules/express/index.js': '' });

  test.each([
    ['express', 'package:express'], ['drizzle-orm/pg-core', 'package:drizzle-orm|pg-core'], ['@nestjs/common', 'package:@nestjs/common'], ['@scope/name/deep/er', 'package:@scope/name|deep/er'],
    ['node:fs/promises', 'package:fs|promises'], ['fs/promises', 'package:fs|promises'], ['fs', 'package:fs'], ['node:test', 'package:test'], ['bun:sqlite', '?'],
    ['npm:zod@4.0.0/mini', 'package:zod|mini'], ['https://deno.land/x/a.ts', '?'], ['@/users', '?'], ['../node_modules/express', 'package:express'], ['.prisma/client', 'package:@prisma/client'],
  ])('%s → %s', (specifier, expected) => {
    expect(meaning(project, 'src/a.ts', specifier)).toBe(expected);
  });
});

describe('tsconfig aliases', () => {
  test('paths with and without baseUrl, comments and trailing commas', () => {
    const project = projectOf({
      'tsconfig.json': '{\n  // aliases\n  "compilerOptions": { "paths": { "@/*": ["./src/*"], "@config": ["./src/config/index.ts",], }, },\n}\n',
      'src/users/user.ts': '', 'src/config/index.ts': '',
      'legacy/tsconfig.json': { compilerOptions: { baseUrl: './app', paths: { '~/*': ['lib/*', 'fallback/*'] } } },
      'legacy/app/lib/a.ts': '', 'legacy/app/fallback/b.ts': '', 'legacy/app/models/m.ts': '',
    });
    expect(meaning(project, 'src/main.ts', '@/users/user')).toBe('src/users/user.ts');
    expect(meaning(project, 'src/main.ts', '@/users/user.js')).toBe('src/users/user.ts');
    expect(meaning(project, 'src/deep/er/main.ts', '@config')).toBe('src/config/index.ts');
    expect(meaning(project, 'src/main.ts', '@/missing')).toBe('?');
    expect(meaning(project, 'legacy/app/x.ts', '~/a')).toBe('legacy/app/lib/a.ts');
    expect(meaning(project, 'legacy/app/x.ts', '~/b')).toBe('legacy/app/fallback/b.ts');
    expect(meaning(project, 'legacy/app/x.ts', 'models/m')).toBe('legacy/app/models/m.ts');
    expect(meaning(project, 'legacy/app/x.ts', 'express')).toBe('package:express');
  });

  test('extends: chains, lists, workspace presets; paths belong to the file that declares them', () => {
    const project = projectOf({
      'package.json': { workspaces: ['packages/*'] },
      'tsconfig.base.json': { compilerOptions: { paths: { '@lib/*': ['./libs/*/src'] } } },
      'libs/mail/src/index.ts': '',
      'apps/api/tsconfig.json': { extends: ['../../tsconfig.base.json'] },
      'packages/presets/package.json': { name: '@acme/presets' }, 'packages/presets/node.json': { compilerOptions: { paths: { '#own/*': ['${configDir}/src/*'] } } },
      'packages/api/package.json': { name: 'api' }, 'packages/api/tsconfig.json': { extends: '@acme/presets/node' }, 'packages/api/src/x.ts': '',
    });
    expect(project.problems).toEqual([]);
    expect(meaning(project, 'apps/api/src/a.ts', '@lib/mail')).toBe('libs/mail/src/index.ts');
    expect(meaning(project, 'packages/api/src/a.ts', '#own/x')).toBe('packages/api/src/x.ts');
  });

  test('referenced projects lend their aliases to a solution file', () => {
    const project = projectOf({
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './server' }, { path: './gone' }] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@app/*': ['./src/*'] } } }, 'src/a.ts': '',
      'server/tsconfig.json': { compilerOptions: { paths: { '@server/*': ['./lib/*'] } } }, 'server/lib/b.ts': '',
    });
    expect(meaning(project, 'src/main.ts', '@app/a')).toBe('src/a.ts');
    expect(meaning(project, 'src/main.ts', '@server/b')).toBe('server/lib/b.ts');
  });

  test('jsconfig.json counts where there is no tsconfig.json', () => {
    const project = projectOf({ 'jsconfig.json': { compilerOptions: { paths: { '@/*': ['./lib/*'] } } }, 'lib/a.js': '' });
    expect(meaning(project, 'server.js', '@/a')).toBe('lib/a.js');
  });

  test('an alias into build output or declarations means the source', () => {
    const project = projectOf({ 'package.json': {}, 'tsconfig.json': { compilerOptions: { paths: { '@shared/*': ['./dist/shared/*', './types/shared/*'] } } }, 'src/shared/a.ts': '', 'types/shared/a.d.ts': '' });
    expect(meaning(project, 'src/main.ts', '@shared/a')).toBe('src/shared/a.ts');
  });

  test.each<[string, Files, RegExp]>([
    ['an extended file that is not installed', { 'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } } }, /"extends": "@tsconfig\/node20\/tsconfig.json" was not found in the project/],
    ['an extended file that does not exist', { 'tsconfig.json': { extends: './gone.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } } }, /"extends": ".\/gone.json" was not found/],
    ['a circle', { 'tsconfig.json': { extends: './b.json' }, 'b.json': { extends: './tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } } }, /leads back to a file that extends this one/],
    ['a file that extends itself', { 'tsconfig.json': { extends: './tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } } }, /leads back/],
    ['broken JSON', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": [ "src" ' }, /not valid JSON with comments/],
    ['a broken base', { 'tsconfig.json': { extends: './base.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'base.json': '<html>' }, /not valid JSON with comments/],
  ])('%s does not take the readable aliases with it', (_, files, message) => {
    const project = projectOf({ ...files, 'src/a.ts': '' });
    expect(meaning(project, 'src/main.ts', '@/a')).toBe('src/a.ts');
    expect(project.problems).toHaveLength(1);
    expect(project.problems[0]).toMatchObject({ kind: 'notice', line: 1 });
    expect(project.problems[0]!.message).toMatch(message);
  });

  test('settings of wrong shapes are passed over', () => {
    const project = projectOf({ 'tsconfig.json': { extends: 7, references: 'x', compilerOptions: { baseUrl: [], paths: { '@/*': ['./src/*', 3], '*/*': ['./*'], '@x': './x', '@y/*': ['./*/*'] } } }, 'src/a.ts': '' });
    expect(meaning(project, 'src/main.ts', '@/a')).toBe('src/a.ts');
    expect(meaning(project, 'src/main.ts', '@y/a')).toBe('package:@y/a');
  });

  test('an empty tsconfig and none at all are fine', () => {
    expect(projectOf({ 'tsconfig.json': '', 'a.ts': '' }).resolve('a.ts', 'zod')).toEqual({ kind: 'package', name: 'zod', subpath: '' });
    expect(projectOf({ 'a.ts': '' }).problems).toEqual([]);
  });
});

describe('package.json imports and module-alias', () => {
  test('#specifiers follow conditions, patterns and source files behind compiled names', () => {
    const project = projectOf({
      'package.json': {
        imports: { '#app/*.js': './src/*.js', '#db': { types: './dist/db.d.ts', default: './dist/db.js' }, '#dev/*': { source: './src/*.ts', default: './dist/*.js' }, '#fs': 'node:fs', '#dep': 'express', '#gone': './gone.js' },
      },
      'src/users/user.ts': '', 'src/db.ts': '',
    });
    expect(meaning(project, 'src/main.ts', '#app/users/user.js')).toBe('src/users/user.ts');
    expect(meaning(project, 'src/main.ts', '#db')).toBe('src/db.ts');
    expect(meaning(project, 'src/main.ts', '#dev/db')).toBe('src/db.ts');
    expect(meaning(project, 'src/main.ts', '#fs')).toBe('package:fs');
    expect(meaning(project, 'src/main.ts', '#dep')).toBe('package:express');
    expect(meaning(project, 'src/main.ts', '#gone')).toBe('?');
    expect(meaning(project, 'src/main.ts', '#unknown')).toBe('?');
  });

  test('_moduleAliases that lead to build output mean the source', () => {
    const project = projectOf({ 'package.json': { _moduleAliases: { '@root': '.', '@models': 'dist/models' } }, 'config.js': '', 'src/models/user.ts': '' });
    expect(meaning(project, 'src/main.ts', '@root/config')).toBe('config.js');
    expect(meaning(project, 'src/main.ts', '@models/user')).toBe('src/models/user.ts');
  });

  test('the package’s own folder on the module path', () => {
    const project = projectOf({ 'package.json': {}, 'src/users/user.ts': '' });
    expect(meaning(project, 'src/main.ts', 'src/users/user')).toBe('src/users/user.ts');
    expect(meaning(project, 'src/main.ts', 'src/users/gone')).toBe('package:src|users/gone');
  });
});

describe('workspace packages', () => {
  const workspace = (manifest: object, files: Files): Project => projectOf({ 'package.json': { workspaces: ['packages/*'] }, 'packages/lib/package.json': { name: '@acme/lib', ...manifest }, 'apps/api/package.json': {}, ...files });
  const from = 'apps/api/src/main.ts';

  test.each<[string, object, string, string]>([
    ['main in dist', { main: 'dist/index.js' }, 'packages/lib/src/index.ts', '@acme/lib'],
    ['main without extension', { main: './dist/index' }, 'packages/lib/src/index.ts', '@acme/lib'],
    ['module in a format folder', { module: './dist/esm/index.mjs' }, 'packages/lib/src/index.ts', '@acme/lib'],
    ['types that mirror src', { types: './dist/src/main.d.ts' }, 'packages/lib/src/main.ts', '@acme/lib'],
    ['main that is the source', { main: './src/start.ts' }, 'packages/lib/src/start.ts', '@acme/lib'],
    ['exports as a text', { exports: './dist/index.js' }, 'packages/lib/src/index.ts', '@acme/lib'],
    ['exports by conditions', { exports: { '.': { import: { types: './dist/a.d.mts', default: './dist/a.mjs' }, require: './dist/a.cjs' } } }, 'packages/lib/src/a.ts', '@acme/lib'],
    ['exports with a source condition', { exports: { '.': { '@acme/source': './code/entry.ts', default: './built/x.js' } } }, 'packages/lib/code/entry.ts', '@acme/lib'],
    ['exports of types only', { exports: { '.': { types: './dist/t.d.ts' } } }, 'packages/lib/src/t.ts', '@acme/lib'],
    ['a subpath', { exports: { './users': './dist/users/index.js' } }, 'packages/lib/src/users/index.ts', '@acme/lib/users'],
    ['a pattern', { exports: { './*': './dist/*.js' } }, 'packages/lib/src/mail/send.ts', '@acme/lib/mail/send'],
    ['a subpath into dist without exports', {}, 'packages/lib/src/deep/x.ts', '@acme/lib/dist/deep/x'],
    ['a subpath of src without exports', {}, 'packages/lib/src/deep/x.ts', '@acme/lib/deep/x'],
    ['no entry at all', {}, 'packages/lib/src/index.ts', '@acme/lib'],
    ['sources beside the manifest', { main: 'dist/index.js' }, 'packages/lib/index.ts', '@acme/lib'],
  ])('%s', (_, manifest, file, specifier) => {
    expect(meaning(workspace(manifest, { [file]: '' }), from, specifier)).toBe(file);
  });

  test('a build result that happens to exist changes nothing', () => {
    expect(meaning(workspace({ main: 'dist/index.js' }, { 'packages/lib/src/index.ts': '', 'packages/lib/dist/index.js': '' }), from, '@acme/lib')).toBe('packages/lib/src/index.ts');
  });

  test('without any source it is a package', () => {
    expect(meaning(workspace({ main: 'dist/index.js' }, {}), from, '@acme/lib')).toBe('package:@acme/lib');
  });

  test('a package may import itself by name', () => {
    expect(meaning(workspace({ exports: { './x': './dist/x.js' } }, { 'packages/lib/src/x.ts': '' }), 'packages/lib/test/t.ts', '@acme/lib/x')).toBe('packages/lib/src/x.ts');
  });

  test('an example that is named like a published package does not take its place', () => {
    const project = projectOf({ 'package.json': { dependencies: { express: '^5.0.0' } }, 'examples/express/package.json': { name: 'express', version: '0.0.1' }, 'examples/express/index.js': '' });
    expect(meaning(project, 'src/a.ts', 'express')).toBe('package:express');
  });

  test('undeclared packages are known by a local range or their very version', () => {
    const project = projectOf({
      'libs/a/package.json': { name: 'a', version: '1.2.0' }, 'libs/a/index.ts': '', 'libs/b/package.json': { name: 'b' }, 'libs/b/index.ts': '',
      'api/package.json': { dependencies: { a: '1.2.0', b: 'file:../libs/b' } }, 'old/package.json': { dependencies: { a: '^0.9.0' } },
    });
    expect(meaning(project, 'api/x.ts', 'a')).toBe('libs/a/index.ts');
    expect(meaning(project, 'api/x.ts', 'b')).toBe('libs/b/index.ts');
    expect(meaning(project, 'old/x.ts', 'a')).toBe('package:a');
  });

  test('broken exports do not stop the other ways', () => {
    expect(meaning(workspace({ exports: { a: 1, '.': 2 }, main: './dist/index.js' }, { 'packages/lib/src/index.ts': '' }), from, '@acme/lib')).toBe('packages/lib/src/index.ts');
  });
});

describe('the generated Prisma client', () => {
  const project = projectOf({
    'package.json': {}, 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
    'prisma/schema.prisma': 'generator client {\n  provider = "prisma-client-js"\n  output = "../src/generated/prisma"\n}\ngenerator docs {\n  provider = "other"\n  output = "../src/docs"\n}\n',
    'packages/db/prisma/schema/main.prisma': 'generator client {\n  provider = "prisma-client-js"\n  output = "../../node_modules/@acme/client"\n}\n',
    'src/docs/a.ts': '',
  });

  test.each([
    ['./generated/prisma', 'package:@prisma/client'], ['./generated/prisma/client', 'package:@prisma/client'], ['./generated/prisma/index.js', 'package:@prisma/client'], ['./generated/prisma/enums', 'package:@prisma/client|enums'],
    ['@/generated/prisma', 'package:@prisma/client'], ['@acme/client', 'package:@prisma/client'], ['./docs/a', 'src/docs/a.ts'], ['./generated/other', '?'],
  ])('%s → %s', (specifier, expected) => {
    expect(meaning(project, 'src/main.ts', specifier)).toBe(expected);
  });
});
