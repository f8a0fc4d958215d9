/** Which folder bounds what is read. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskTree } from '#load/disk-tree.ts';
import { findRoot } from '#load/find-root.ts';
import { temporaryProject } from './temporary-project.ts';

const json = (value: unknown): string => JSON.stringify(value);

describe('findRoot', () => {
  test('is the nearest package.json’s folder', () => {
    const root = temporaryProject({ 'package.json': '{}', 'src/a/b.ts': '' });
    expect(findRoot(diskTree, path.join(root, 'src/a'), [])).toBe(root);
  });

  test('is the folder whose npm workspaces own the package', () => {
    const root = temporaryProject({ 'package.json': json({ workspaces: ['packages/*'] }), 'packages/api/package.json': '{}', 'packages/api/src/a.ts': '' });
    expect(findRoot(diskTree, path.join(root, 'packages/api/src'), [])).toBe(root);
  });

  test('understands yarn’s nested form and exclusions', () => {
    const root = temporaryProject({
      'package.json': json({ workspaces: { packages: ['packages/**', '!packages/old'] } }),
      'packages/api/package.json': '{}',
      'packages/old/package.json': '{}',
    });
    expect(findRoot(diskTree, path.join(root, 'packages/api'), [])).toBe(root);
    expect(findRoot(diskTree, path.join(root, 'packages/old'), [])).toBe(path.join(root, 'packages/old'));
  });

  test('understands pnpm-workspace.yaml', () => {
    const root = temporaryProject({ 'pnpm-workspace.yaml': 'packages:\n  - "apps/*" # the apps\n', 'package.json': '{}', 'apps/api/package.json': '{}' });
    expect(findRoot(diskTree, path.join(root, 'apps/api'), [])).toBe(root);
  });

  test('a broken pnpm-workspace.yaml owns nothing', () => {
    const root = temporaryProject({ 'pnpm-workspace.yaml': 'packages: [', 'apps/api/package.json': '{}' });
    expect(findRoot(diskTree, path.join(root, 'apps/api'), [])).toBe(path.join(root, 'apps/api'));
  });

  test('never goes above .git, be it a folder or a file', () => {
    const root = temporaryProject({ 'package.json': json({ workspaces: ['sub'] }), 'sub/package.json': '{}', 'sub/.git': 'gitdir: elsewhere', 'sub/src/a.ts': '' });
    expect(findRoot(diskTree, path.join(root, 'sub/src'), [])).toBe(path.join(root, 'sub'));
  });

  test.each([
    { 'backend/src/a.ts': "import { price } from '../../shared/price';" },
    { 'backend/tsconfig.json': json({ extends: '../tsconfig.base.json' }) },
    { 'backend/package.json': json({ dependencies: { shared: 'file:../shared' } }) },
  ])('is the git root where one of several undeclared packages reaches for another: %o', (files) => {
    const root = temporaryProject({ '.git/': '', 'backend/package.json': '{}', 'frontend/package.json': '{}', ...files });
    expect(findRoot(diskTree, path.join(root, 'backend'), [])).toBe(root);
  });

  test('is the package where several undeclared packages have nothing to do with each other', () => {
    const root = temporaryProject({ '.git/': '', 'package.json': '{}', 'examples/one/package.json': '{}', 'examples/one/src/deep/a.ts': "import { b } from '../b';" });
    expect(findRoot(diskTree, path.join(root, 'examples/one'), [])).toBe(path.join(root, 'examples/one'));
    expect(findRoot(diskTree, root, ['examples/one/src'])).toBe(path.join(root, 'examples/one'));
    expect(findRoot(diskTree, root, [])).toBe(root);
  });

  test('is the package where it is the only one of the repository', () => {
    const root = temporaryProject({ '.git/': '', 'server/package.json': '{}', 'docs/readme.md': '' });
    expect(findRoot(diskTree, path.join(root, 'server'), [])).toBe(path.join(root, 'server'));
  });

  test('is the git root where there is no package.json, else the working directory', () => {
    const repository = temporaryProject({ '.git/': '', 'src/a.ts': '' });
    expect(findRoot(diskTree, path.join(repository, 'src'), [])).toBe(repository);
    const bare = temporaryProject({ 'src/a.ts': '' });
    expect(findRoot(diskTree, path.join(bare, 'src'), [])).toBe(path.join(bare, 'src'));
  });

  test('paths inside the working directory change nothing', () => {
    const root = temporaryProject({ 'package.json': json({ workspaces: ['packages/*'] }), 'packages/api/package.json': '{}', 'packages/api/a.ts': '' });
    expect(findRoot(diskTree, root, ['packages/api/a.ts'])).toBe(root);
    expect(findRoot(diskTree, path.join(root, 'packages/api'), ['a.ts', 'missing.ts'])).toBe(root);
  });

  test('paths outside the working directory say where the project is', () => {
    const root = temporaryProject({ 'here/': '', 'there/package.json': '{}', 'there/src/a.ts': '' });
    expect(findRoot(diskTree, path.join(root, 'here'), [path.join(root, 'there/src/a.ts')])).toBe(path.join(root, 'there'));
  });

  test('where nothing around the working directory is a project, the paths’ own project is read', () => {
    const root = temporaryProject({ 'one/package.json': '{}', 'one/src/a.ts': '', 'two/package.json': '{}' });
    expect(findRoot(diskTree, root, ['one/src'])).toBe(path.join(root, 'one'));
  });
});
