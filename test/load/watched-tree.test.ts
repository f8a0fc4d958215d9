/** Only what was looked at is watched, and each change is told once. */
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchTree, type WatchedTree } from '#load/watched-tree.ts';
import { temporaryProject } from './temporary-project.ts';

const SAME = { texts: [], shape: false };

function watching(look: (tree: WatchedTree['tree'], root: string) => void): { root: string; watched: WatchedTree } {
  const root = temporaryProject({ 'a.ts': 'one', 'b.ts': 'one', 'folder/c.ts': 'one' });
  const watched = watchTree();
  look(watched.tree, root);
  return { root, watched };
}

test('a file that was read', () => {
  const { root, watched } = watching((tree, folder) => void tree.read(join(folder, 'a.ts')));
  expect(watched.changes()).toEqual(SAME);
  writeFileSync(join(root, 'b.ts'), 'two');
  expect(watched.changes()).toEqual(SAME);
  writeFileSync(join(root, 'a.ts'), 'two');
  expect(watched.changes()).toEqual({ texts: [join(root, 'a.ts')], shape: false });
  expect(watched.changes()).toEqual(SAME);
  rmSync(join(root, 'a.ts'));
  expect(watched.changes()).toEqual({ texts: [], shape: true });
  expect(watched.changes()).toEqual(SAME);
});

test('a file that was not there', () => {
  const { root, watched } = watching((tree, folder) => expect(() => tree.read(join(folder, 'new.ts'))).toThrow('ENOENT'));
  writeFileSync(join(root, 'new.ts'), '');
  expect(watched.changes()).toEqual({ texts: [], shape: true });
});

test('an old file whose text changes and whose times are set back', () => {
  const old = new Date('2026-01-01');
  const root = temporaryProject({ 'a.ts': 'one' });
  const file = join(root, 'a.ts');
  utimesSync(file, old, old);
  const watched = watchTree();
  watched.tree.read(file);
  const { mtimeMs, size } = statSync(file);
  writeFileSync(file, 'two');
  utimesSync(file, old, old);
  expect(statSync(file)).toMatchObject({ mtimeMs, size });
  expect(watched.changes().texts).toEqual([file]);
});

test('names in a folder, and not what the files hold', () => {
  const { root, watched } = watching((tree, folder) => void tree.list(join(folder, 'folder')));
  writeFileSync(join(root, 'folder/c.ts'), 'two');
  expect(watched.changes()).toEqual(SAME);
  writeFileSync(join(root, 'folder/d.ts'), '');
  expect(watched.changes()).toEqual({ texts: [], shape: true });
  writeFileSync(join(root, 'folder/e.ts'), '');
  rmSync(join(root, 'folder/e.ts'));
  expect(watched.changes()).toEqual(SAME);
});

test('what a path is, and not what it holds', () => {
  const { root, watched } = watching((tree, folder) => {
    expect(tree.kindAt(join(folder, 'a.ts'))).toBe('file');
    expect(tree.kindAt(join(folder, 'x'))).toBeUndefined();
  });
  writeFileSync(join(root, 'a.ts'), 'two');
  expect(watched.changes()).toEqual(SAME);
  mkdirSync(join(root, 'x'));
  expect(watched.changes()).toEqual({ texts: [], shape: true });
});
