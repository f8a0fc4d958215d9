/** What `diff` calls new, fixed and changed, on real repositories of git. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff, type AnyRule, type Diff, type DiffOptions } from '#index.ts';
import { baselineText } from '#load/read-baseline.ts';
import { type GitProject, gitProject, runGit } from './harness/git-project.ts';
import { places } from './harness/lint-files.ts';
import { markerRule } from './harness/marker-rule.ts';
import { temporaryProject } from './load/temporary-project.ts';

const PACKAGE = '{ "name": "case", "dependencies": { "express": "^4.0.0", "@prisma/client": "^5.0.0", "jsonwebtoken": "^9.0.0" } }';

const compare = (cwd: string, range: string, options: Partial<DiffOptions> = {}): Promise<Diff> => diff({ cwd, range, cache: 'skip', rules: [markerRule as AnyRule], ...options });
const newIn = ({ result }: Diff): string[] => places(result.findings);
const fixedIn = ({ fixed }: Diff): string[] => places(fixed);

describe('new and fixed', () => {
  test('what the head has and the base has not is new; the other way round it is fixed', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n' });
    commit({ 'src/a.ts': 'bad(1);\nbad(2);\n' });
    const forth = await compare(folder, 'HEAD~1..HEAD');
    expect([newIn(forth), fixedIn(forth)]).toEqual([['src/a.ts:2 test/marker'], []]);
    const back = await compare(folder, 'HEAD..HEAD~1');
    expect([newIn(back), fixedIn(back)]).toEqual([[], ['src/a.ts:2 test/marker']]);
  });

  test('code that moves is neither: down in its file, with its file, or into another', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n', 'src/b.ts': 'bad(2);\n', 'src/c.ts': 'bad(3);\nbad(3);\n' });
    commit({ 'src/a.ts': '// more\n\nexport {};\n  bad(1);\n', 'src/b.ts': undefined, 'src/renamed.ts': 'bad(2);\n', 'src/c.ts': 'bad(3);\n', 'src/d.ts': 'bad(3);\n' });
    const change = await compare(folder, 'HEAD~1..HEAD');
    expect([newIn(change), fixedIn(change)]).toEqual([[], []]);
  });

  test('a line that was edited and is as wrong as before is neither, function by function', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'export class A { one() { bad(1); } two() { bad(2); } }\nbad(3);\n' });
    commit({ 'src/a.ts': 'export class A { one() { const x = bad(1, 2); } two() {} three() { bad(4); } }\nbad(5);\n' });
    const change = await compare(folder, 'HEAD~1..HEAD');
    expect([newIn(change), fixedIn(change)]).toEqual([['src/a.ts:1 test/marker', 'src/a.ts:2 test/marker'], ['src/a.ts:1 test/marker', 'src/a.ts:2 test/marker']]);
    expect(change.result.findings.map(({ scope }) => scope)).toEqual(['A.three', '']);
  });

  test('one more of the same is new, wherever it stands', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n' });
    commit({ 'src/b.ts': 'bad(1);\n' });
    expect(newIn(await compare(folder, 'HEAD~1..HEAD'))).toEqual(['src/b.ts:1 test/marker']);
  });

  test('a guard removed in one file makes the routes of another new findings', async () => {
    const { folder, commit } = gitProject(SHOP);
    commit({ 'src/auth.ts': SHOP['src/auth.ts'].replace('return auth(req, res, next);', 'next();') });
    const change = await compare(folder, 'HEAD~1..HEAD');
    expect(newIn(change)).toEqual(['src/users.ts:9 security/require-auth']);
    expect(change.changes.entryPoints.changed.map(({ after, differences }) => [after.path, differences])).toEqual([['/users/:id', [{ what: 'auth', before: 'required (mayDelete)', after: 'none', isWorse: true }]]]);
  });

  test('what the head silences with a comment is not fixed, and what its baseline holds is not new', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n' });
    commit({ 'src/a.ts': '// lintel-disable-next-line test/marker -- on purpose\nbad(1);\n' });
    const silenced = await compare(folder, 'HEAD~1..HEAD');
    expect([newIn(silenced), fixedIn(silenced)]).toEqual([[], []]);

    const [entry] = (await compare(folder, 'HEAD..HEAD~1')).result.findings;
    commit({ 'src/a.ts': 'bad(1);\n', 'lintel-baseline.json': baselineText([{ file: 'src/a.ts', rule: 'test/marker', scope: '', message: '', fingerprint: entry?.fingerprint ?? '', contentFingerprint: entry?.contentFingerprint ?? '' }]) });
    expect(newIn(await compare(folder, 'HEAD~1..HEAD'))).toEqual([]);
  });

  test('a cycle that was there before is not new because the one that spoke for its tangle was cut', async () => {
    const tangle = { 'src/a.ts': "import './b.ts';\n", 'src/b.ts': "import './c.ts';\nimport './a.ts';\n", 'src/c.ts': "import './a.ts';\n" };
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, ...tangle });
    commit({ 'src/b.ts': "import './c.ts';\n" });
    const cut = await compare(folder, 'HEAD~1..HEAD');
    expect(newIn(cut)).toEqual([]);
    expect(cut.fixed.length).toBeGreaterThan(0);
    const back = await compare(folder, 'HEAD..HEAD~1');
    expect(newIn(back).length).toBeGreaterThan(0);
  });

  test('paths limit the report, not the comparison', async () => {
    const { folder, commit } = gitProject({ 'package.json': PACKAGE, 'lib/a.ts': 'bad(1);\n', 'src/b.ts': 'export {};\n' });
    commit({ 'lib/a.ts': 'bad(2);\n', 'src/b.ts': 'bad(1);\nbad(3);\n' });
    const change = await compare(folder, 'HEAD~1..HEAD', { paths: ['src'] });
    expect(newIn(change)).toEqual(['src/b.ts:2 test/marker']);
    expect(change.result.reported).toEqual(['src/b.ts']);
    await expect(compare(folder, 'HEAD~1..HEAD', { paths: ['nowhere'] })).rejects.toThrow(/neither side of `HEAD~1\.\.HEAD` has a .* source file in nowhere/);
  });
});

describe('sides', () => {
  /** main has gone on after topic left it. */
  function forked(): GitProject {
    const project = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n' });
    project.git('checkout', '--quiet', '-b', 'topic');
    project.commit({ 'src/topic.ts': 'bad(2);\n' });
    project.git('checkout', '--quiet', 'main');
    project.commit({ 'src/a.ts': 'export {};\n' });
    project.git('checkout', '--quiet', 'topic');
    return project;
  }

  test('a name alone, and three dots, start where the branches parted; two dots compare as it is', async () => {
    const { folder } = forked();
    expect(newIn(await compare(folder, 'main'))).toEqual(['src/topic.ts:1 test/marker']);
    expect(newIn(await compare(folder, 'main...topic'))).toEqual(['src/topic.ts:1 test/marker']);
    expect(newIn(await compare(folder, 'main..topic'))).toEqual(['src/a.ts:1 test/marker', 'src/topic.ts:1 test/marker']);
  });

  test('the work tree plays no part; what is staged does when it is asked for', async () => {
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'export {};\n' });
    write({ 'src/a.ts': 'bad(1);\n' });
    git('add', '--all');
    write({ 'src/a.ts': 'bad(1);\nbad(2);\n' });
    expect(newIn(await compare(folder, 'HEAD'))).toEqual([]);
    const staged = await compare(folder, 'HEAD', { head: 'staged' });
    expect([staged.head, newIn(staged)]).toEqual(['staged', ['src/a.ts:1 test/marker']]);
  });

  test('a bare repository will do', async () => {
    const { folder } = forked();
    const bare = join(temporaryProject({}), 'bare.git');
    runGit(folder, ['clone', '--quiet', '--bare', folder, bare]);
    expect(newIn(await compare(bare, 'main...topic'))).toEqual(['src/topic.ts:1 test/marker']);
  });

  test('a side that cannot be had is an error that says the cure', async () => {
    const { folder, git } = forked();
    await expect(compare(folder, 'develop')).rejects.toThrow('`develop` is no commit that this repository has. `git log` shows the commits that there are.');
    git('remote', 'add', 'origin', 'https://example.com/shop.git');
    await expect(compare(folder, 'develop')).rejects.toThrow('Fetch it first, for example with `git fetch origin develop`.');
    await expect(compare(folder, 'origin/develop')).rejects.toThrow('for example with `git fetch origin develop`.');
    await expect(compare(folder, 'HEAD~9')).rejects.toThrow('`HEAD~9` is no commit that this repository has. `git log` shows the commits that there are.');
    for (const nothing of ['', ' ', '..', '...']) await expect(compare(folder, nothing)).rejects.toThrow('no commit is named to compare with');
    await expect(compare(folder, '--all')).rejects.toThrow(/`--all` is no commit/);
    await expect(compare(temporaryProject({ 'a.ts': '' }), 'main')).rejects.toThrow(/is not in a git repository/);
    await expect(compare(gitProject().folder, 'HEAD')).rejects.toThrow(/there is no commit yet/);

    git('checkout', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '--message=other', '--allow-empty');
    await expect(compare(folder, 'main')).rejects.toThrow(/have no commit in common\. To compare them as they are, write two dots/);
  });

  test('a shallow clone says how to get the rest, and that a remote branch was meant', async () => {
    const { folder } = forked();
    const clone = join(temporaryProject({}), 'clone');
    runGit(folder, ['clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, clone]);
    await expect(compare(clone, 'main')).rejects.toThrow('Did you mean origin/main?');
    await expect(compare(clone, 'origin/main')).rejects.toThrow(/is not in this clone, which is shallow\. Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0`/);
    await expect(compare(clone, 'v1')).rejects.toThrow(/This clone is shallow/);
  });

  test('a part of the base that is missing makes the comparison incomplete', async () => {
    const { folder, commit, git } = gitProject({ 'package.json': PACKAGE, 'src/a.ts': 'bad(1);\n' });
    commit({ 'src/a.ts': 'bad(1);\nbad(2);\n' });
    const blob = git('rev-parse', 'HEAD~1:src/a.ts');
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const { result } = await compare(folder, 'HEAD~1..HEAD');
    expect(result.problems).toEqual([{ file: 'src/a.ts', line: 1, kind: 'unread', message: 'In the base: The file could not be read: its content is missing from the repository (a partial clone?).' }]);
  });
});

describe('the system', () => {
  test('entry points that come and go, whatever their parameters are called', async () => {
    const { folder, commit } = gitProject(SHOP);
    commit({ 'src/orders.ts': SHOP['src/orders.ts'].replace("router.get('/:id'", "router.get('/:order'").replace('});\n', "});\nrouter.delete('/:id', async (req, res) => { await prisma.order.delete({ where: { id: req.params.id } }); res.end(); });\n") });
    const { added, removed, changed } = (await compare(folder, 'HEAD~1..HEAD')).changes.entryPoints;
    expect(added.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /orders/:id']);
    expect([removed, changed]).toEqual([[], []]);
  });

  test('what an entry point costs', async () => {
    const { folder, commit } = gitProject(SHOP);
    commit({ 'src/users.ts': SHOP['src/users.ts'].replace('res.json(users)', 'for (const user of users) await prisma.order.findMany({ where: { user: user.id } });\n  res.json(users)') });
    const { changed } = (await compare(folder, 'HEAD~1..HEAD')).changes.entryPoints;
    expect(changed.map(({ differences }) => differences)).toEqual([[{ what: 'queries', before: '1 query', after: '2 queries, 1 of them per element', isWorse: true }]]);
  });
});

describe('tables', () => {
  const schema = (lines: string): string => `model Order {\n  id Int @id\n  userId Int\n${lines}}\n`;
  const tablesOf = async (...args: Parameters<typeof compare>): Promise<Diff['changes']['tables']> => (await compare(...args)).changes.tables;

  test('an index that a schema loses makes things worse, a column that it gains does not', async () => {
    const { folder, commit } = gitProject({ ...SHOP, 'prisma/schema.prisma': schema('  @@index([userId])\n') });
    commit({ 'prisma/schema.prisma': schema('  note String?\n') });
    const { added, removed, changed } = await tablesOf(folder, 'HEAD~1..HEAD');
    expect([added, removed]).toEqual([[], []]);
    expect(changed).toEqual([
      { name: 'Order', differences: [{ what: 'columns', before: '', after: 'note String?', isWorse: false }, { what: 'indexes', before: '(userId)', after: '', isWorse: true }] },
    ]);
  });

  test('entity classes, and what is staged', async () => {
    const entity = (index: string): string => `import { Entity, PrimaryGeneratedColumn, Column, Index } from 'typeorm';\n@Entity() export class Item { @PrimaryGeneratedColumn() id: number; ${index}@Column() code: string; }\n`;
    const { folder, write, git } = gitProject({ 'package.json': PACKAGE, 'src/item.ts': entity('') });
    write({ 'src/item.ts': entity('@Index({ unique: true }) '), 'prisma/schema.prisma': schema('') });
    git('add', '--all');
    const { added, changed } = await tablesOf(folder, 'HEAD', { head: 'staged' });
    expect(added.map(({ name, declared }) => [name, declared])).toEqual([['Order', { file: 'prisma/schema.prisma', line: 1 }]]);
    expect(changed).toEqual([{ name: 'Item', differences: [{ what: 'indexes', before: '', after: 'unique (code)', isWorse: false }] }]);
  });

  test('a schema that does not parse is said, and costs neither the run nor what does parse', async () => {
    const { folder, commit } = gitProject({ ...SHOP, 'prisma/schema.prisma': schema('') });
    commit({ 'prisma/schema.prisma': schema('  note\n  at DateTime\n') });
    const { result, changes } = await compare(folder, 'HEAD~1..HEAD');
    expect(result.problems).toEqual([{ file: 'prisma/schema.prisma', line: 4, kind: 'partial', message: 'Syntax error: Expected a name, found the end of the line. What parses around it was read.' }]);
    expect(changes.tables.changed.map(({ differences }) => differences.map(({ after }) => after))).toEqual([['at DateTime']]);
  });
});

test('facts come from the cache that ordinary runs keep, with the same verdicts', async () => {
  const { folder, commit } = gitProject({ ...SHOP, '.gitignore': 'node_modules\n' });
  commit({ 'src/users.ts': 'bad(1);\n' });
  mkdirSync(join(folder, 'node_modules'));
  const first = await compare(folder, 'HEAD~1..HEAD', { cache: 'use' });
  const again = await compare(folder, 'HEAD~1..HEAD', { cache: 'use' });
  expect(again.result.stats.extracted).toBe(0);
  expect(newIn(again)).toEqual(newIn(first));
});

const SHOP = {
  'package.json': PACKAGE,
  'src/prisma.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n",
  'src/auth.ts': [
    "import jwt from 'jsonwebtoken';",
    'export function auth(req, res, next) {',
    '  const token = req.headers.authorization;',
    '  if (!token) return res.status(401).end();',
    "  try { req.user = jwt.verify(token, process.env.SECRET); next(); } catch (error) { console.error(error); res.status(401).end(); }",
    '}',
    'export function mayDelete(req, res, next) {',
    '  return auth(req, res, next);',
    '}',
    '',
  ].join('\n'),
  'src/orders.ts': [
    "import { Router } from 'express';",
    "import { prisma } from './prisma';",
    'export const router = Router();',
    '',
    "router.post('/', async (req, res) => { res.json(await prisma.order.create({ data: req.body })); });",
    "router.get('/:id', async (req, res) => { res.json(await prisma.order.findUnique({ where: { id: req.params.id } })); });",
    '',
  ].join('\n'),
  'src/users.ts': [
    "import { Router } from 'express';",
    "import { auth, mayDelete } from './auth';",
    "import { prisma } from './prisma';",
    'export const router = Router();',
    "router.get('/', auth, async (req, res) => {",
    '  const users = await prisma.user.findMany();',
    '  res.json(users);',
    '});',
    "router.delete('/:id', mayDelete, async (req, res) => { await prisma.user.delete({ where: { id: req.params.id } }); res.end(); });",
    "router.put('/:id', auth, async (req, res) => { res.json(await prisma.user.update({ where: { id: req.params.id }, data: req.body })); });",
    "router.patch('/:id', auth, async (req, res) => { res.json(await prisma.user.update({ where: { id: req.params.id }, data: req.body })); });",
    "router.post('/', auth, async (req, res) => { res.json(await prisma.user.create({ data: req.body })); });",
    "router.get('/:id', auth, async (req, res) => { res.json(await prisma.user.findUnique({ where: { id: req.params.id } })); });",
    '',
  ].join('\n'),
  'src/app.ts': [
    "import express from 'express';",
    "import { auth } from './auth';",
    "import { router as orders } from './orders';",
    "import { router as users } from './users';",
    'const app = express();',
    "app.use('/orders', auth, orders);",
    "app.use('/users', users);",
    'app.listen(3000);',
    '',
  ].join('\n'),
};
