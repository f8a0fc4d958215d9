/** What is done where a project’s tools are older, rarer or arranged otherwise. */
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InitStep } from '#init/init-plan.ts';
import { writeChanges } from '#cli/write-changes.ts';
import { setUp } from './set-up.ts';

const manifest = (more: object): Readonly<Record<string, string>> => ({ 'package.json': `${JSON.stringify({ name: 'case', ...more }, null, 2)}\n`, 'src/a.ts': '' });
const stepOf = async (files: Readonly<Record<string, string>>, part: InitStep['part'], inside = ''): Promise<InitStep | undefined> => (await setUp(files, inside).plan()).steps.find((step) => step.part === part);
const after = (step: InitStep | undefined): Readonly<Record<string, string>> => Object.fromEntries((step?.changes ?? []).map((change) => [change.file, change.after]));

describe('hooks', () => {
  test('husky that is installed and not set up gets its script, and a word', async () => {
    const step = await stepOf(manifest({ devDependencies: { husky: '9' } }), 'hook');
    expect(after(step)).toEqual({ '.husky/pre-commit': 'npx --no-install lintel --staged\n' });
    expect(step?.byHand).toMatch(/`npx husky`/);
  });

  test('husky 4, and a husky script that ends early, are left to people', async () => {
    const old = await stepOf(manifest({ husky: { hooks: { 'pre-commit': 'lint-staged' } } }), 'hook');
    expect([old?.changes, old?.byHand]).toEqual([[], expect.stringContaining('lint-staged && npx --no-install lintel --staged')]);
    const early = await stepOf({ ...manifest({}), '.husky/pre-commit': 'npm test\nexec npx lint-staged\n' }, 'hook');
    expect([early?.changes, early?.byHand]).toEqual([[], expect.stringContaining('ends before')]);
  });

  test('a husky script keeps its line breaks and its mode', async () => {
    const place = setUp({ ...manifest({}), '.husky/pre-commit': 'npm test\r\nnpm run lint' });
    chmodSync(join(place.root, '.husky/pre-commit'), 0o755);
    expect((await place.write())['.husky/pre-commit']).toBe('npm test\nnpm run lint\nnpx --no-install lintel --staged\n'.replaceAll('\n', '\r\n'));
    expect(statSync(join(place.root, '.husky/pre-commit')).mode & 0o777).toBe(0o755);
  });

  test('lefthook with jobs gets one more; without a hook it gets one; in TOML it is left to people', async () => {
    const jobs = await stepOf({ ...manifest({}), '.lefthook.yaml': 'pre-commit:\n  jobs:\n    - name: types\n      run: tsc\n' }, 'hook');
    expect(after(jobs)['.lefthook.yaml']).toBe('pre-commit:\n  jobs:\n    - name: types\n      run: tsc\n    - name: lintel\n      glob: "*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"\n      run: npx --no-install lintel --staged\n');
    const none = await stepOf({ ...manifest({}), 'lefthook.yml': '# only comments\n' }, 'hook');
    expect(after(none)['lefthook.yml']).toMatch(/^# only comments\n+pre-commit:\n {2}commands:\n {4}lintel:\n/);
    const installed = await stepOf(manifest({ devDependencies: { lefthook: '1' } }), 'hook');
    expect(after(installed)['lefthook.yml']).toMatch(/^pre-commit:\n/);
    const toml = await stepOf({ ...manifest({}), 'lefthook.toml': '[pre-commit]\n' }, 'hook');
    expect([toml?.changes, toml?.byHand]).toEqual([[], expect.stringContaining('Add to `pre-commit` in lefthook.toml')]);
    const broken = await stepOf({ ...manifest({}), 'lefthook.yml': 'pre-commit: [\n' }, 'hook');
    expect([broken?.changes, broken?.byHand]).toEqual([[], expect.stringContaining('lefthook.yml')]);
  });

  test('simple-git-hooks runs it behind what is there', async () => {
    const there = setUp(manifest({ 'simple-git-hooks': { 'pre-commit': 'npx lint-staged' }, 'lint-staged': { '*.ts': 'eslint' } }));
    expect(JSON.parse((await there.write())['package.json'] ?? '')).toMatchObject({ 'simple-git-hooks': { 'pre-commit': 'npx lint-staged && npx --no-install lintel --staged' } });
    const own = await stepOf({ ...manifest({}), '.simple-git-hooks.json': '{\n    "commit-msg": "x"\n}\n' }, 'hook');
    expect(after(own)['.simple-git-hooks.json']).toBe('{\n    "commit-msg": "x",\n    "pre-commit": "npx --no-install lintel --staged"\n}\n');
    const script = await stepOf({ ...manifest({}), '.simple-git-hooks.cjs': 'module.exports = {};\n' }, 'hook');
    expect([script?.changes, script?.byHand]).toEqual([[], expect.stringContaining('.simple-git-hooks.cjs')]);
  });

  test('lint-staged by itself gets a command for its files', async () => {
    const json = setUp(manifest({ 'lint-staged': { '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}': 'eslint --fix' } }));
    expect(JSON.parse((await json.write())['package.json'] ?? '')).toMatchObject({ 'lint-staged': { '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}': ['eslint --fix', 'lintel check --'] } });
    expect((await json.plan()).steps.find((step) => step.part === 'hook')?.changes).toEqual([]);
    const yaml = await stepOf({ ...manifest({}), '.lintstagedrc': '"*.ts": eslint\n' }, 'hook');
    expect([yaml?.changes, yaml?.byHand]).toEqual([[], expect.stringContaining("'lintel check --'")]);
  });

  test('a script of somebody’s own, a hooks folder elsewhere, and no repository', async () => {
    const own = setUp(manifest({}));
    writeFileSync(join(own.root, '.git/hooks/pre-commit'), '#!/bin/sh\nmake check\n');
    expect((await own.plan()).steps.find((step) => step.part === 'hook')).toMatchObject({ changes: [], byHand: expect.stringContaining('.git/hooks/pre-commit is a script of your own') as unknown });
    expect((await own.write())['.git/hooks/pre-commit']).toBeUndefined();

    const elsewhere = setUp(manifest({}));
    writeFileSync(join(elsewhere.root, '.git/config'), '[core]\n\trepositoryformatversion = 0\n\thooksPath = /somewhere/else\n');
    expect((await elsewhere.plan()).steps.find((step) => step.part === 'hook')).toMatchObject({ changes: [], byHand: expect.stringContaining('outside') as unknown });
  });
});

describe('a project inside its repository', () => {
  const files = { 'README.md': '', 'packages/api/package.json': '{ "name": "api" }', 'packages/api/src/a.ts': '', '.github/dependabot.yml': '' };

  test('hooks and workflows stand at the top and go to it; the configuration is its own', async () => {
    const written = await setUp(files, 'packages/api').write();
    expect(Object.keys(written).sort()).toEqual(['.git/hooks/pre-commit', '.github/workflows/lintel.yml', 'packages/api/lintel.config.mjs']);
    expect(written['.git/hooks/pre-commit']).toContain('(cd packages/api && npx --no-install lintel --staged)');
    expect(written['.github/workflows/lintel.yml']).toContain('    defaults:\n      run:\n        working-directory: "packages/api"\n');
  });

  test('pre-commit starts a shell for that', async () => {
    const step = await stepOf({ ...files, '.pre-commit-config.yaml': 'repos: []\n' }, 'hook', 'packages/api');
    expect(after(step)['.pre-commit-config.yaml']).toContain('entry: sh -c "(cd packages/api && npx --no-install lintel --staged)"');
  });
});

describe('CI', () => {
  test.each([
    ['include: other.yml\nbuild: { script: make }\n', 'include:\n  - other.yml\n  - local: .gitlab/lintel.gitlab-ci.yml\n'],
    ['include:\n  local: other.yml\nbuild:\n  script: make\n', 'include:\n  - local: other.yml\n  - local: .gitlab/lintel.gitlab-ci.yml\n'],
    ['include:\n- local: other.yml # ours\nbuild:\n  script: make\n', 'include:\n- local: other.yml # ours\n- local: .gitlab/lintel.gitlab-ci.yml\n'],
    ['', 'include:\n  - local: .gitlab/lintel.gitlab-ci.yml\n'],
  ])('GitLab’s %j includes the jobs', async (pipeline, start) => {
    expect(after(await stepOf({ ...manifest({}), '.gitlab-ci.yml': pipeline }, 'ci'))['.gitlab-ci.yml']).toMatch(new RegExp(`^${start.replace(/[.*]/g, '\\$&')}`));
  });

  test('GitLab’s own tags stay', async () => {
    const pipeline = 'build:\n  script:\n    - !reference [.setup, script]\n';
    expect(after(await stepOf({ ...manifest({}), '.gitlab-ci.yml': pipeline }, 'ci'))['.gitlab-ci.yml']).toBe(`${pipeline}include:\n  - local: .gitlab/lintel.gitlab-ci.yml\n`);
  });

  test('the host is told by the remote where nothing else tells it', async () => {
    for (const [remote, file] of [['git@github.com:acme/shop.git', '.github/workflows/lintel.yml'], ['https://gitlab.com/acme/shop.git', '.gitlab/lintel.gitlab-ci.yml'], ['https://git.acme.example/shop.git', undefined]] as const) {
      const place = setUp(manifest({}));
      writeFileSync(join(place.root, '.git/config'), `[core]\n\trepositoryformatversion = 0\n[remote "origin"]\n\turl = ${remote}\n`);
      expect((await place.plan()).steps.find((step) => step.part === 'ci')?.changes[0]?.file).toBe(file);
    }
  });
});

describe('ESLint', () => {
  test('in its old form is left to people, with the way out', async () => {
    expect(await stepOf({ ...manifest({}), '.eslintrc.json': '{}' }, 'eslint')).toMatchObject({ changes: [], byHand: expect.stringContaining('npx @eslint/migrate-config .eslintrc.json') as unknown });
    expect(await stepOf(manifest({ eslintConfig: {} }), 'eslint')).toMatchObject({ changes: [], byHand: expect.stringContaining('package.json') as unknown });
  });

  test('of a shape of its own gets the two lines told', async () => {
    const step = await stepOf({ ...manifest({}), 'eslint.config.js': "import antfu from '@antfu/eslint-config';\nexport default antfu();\n" }, 'eslint');
    expect([step?.changes, step?.byHand]).toEqual([[], expect.stringMatching(/import lintel from 'lintel\/eslint';\n {2}lintel\.configs\.recommended,$/)]);
  });

  test('keeps a byte-order mark and the line breaks of Windows', async () => {
    const step = await stepOf({ ...manifest({}), 'eslint.config.js': '\uFEFFexport default [\r\n  a,\r\n];\r\n' }, 'eslint');
    expect(after(step)['eslint.config.js']).toBe("\uFEFFimport lintel from 'lintel/eslint';\r\n\r\nexport default [\r\n  a,\r\n  lintel.configs.recommended,\r\n];\r\n");
  });
});

describe('the configuration', () => {
  test('is TypeScript where the project is', async () => {
    expect(Object.keys(after(await stepOf({ ...manifest({}), 'tsconfig.json': '{}' }, 'configuration')))).toEqual(['lintel.config.ts']);
    expect(Object.keys(after(await stepOf(manifest({ devDependencies: { typescript: '5' } }), 'configuration')))).toEqual(['lintel.config.ts']);
  });

  test.each([[{ 'lintel.config.json': '{}' }], [manifest({ lintel: {} })]])('is left alone where there is one: %j', async (files) => {
    expect((await stepOf({ ...manifest({}), ...files }, 'configuration'))?.changes).toEqual([]);
  });
});

describe('nothing is lost', () => {
  test('a broken package.json ends it before anything is planned', async () => {
    await expect(setUp({ 'package.json': '{ "name": ', 'a.ts': '' }).plan()).rejects.toThrow(/package\.json: it is not valid JSON .*Repair it first/);
  });

  test('a file that has changed since it was planned is not written', async () => {
    const { root, plan, read } = setUp({ ...manifest({}), 'eslint.config.js': 'export default [];\n' });
    const changes = (await plan()).steps.flatMap((step) => step.changes);
    writeFileSync(join(root, 'eslint.config.js'), 'export default [a];\n');
    expect(() => writeChanges(root, changes, (file) => file)).toThrow('eslint.config.js could not be written: it has changed since the plan was made. Written before: lintel.config.mjs.');
    expect(read('eslint.config.js')).toBe('export default [a];\n');
  });

  test('what stands in the way is named', async () => {
    const { root, plan } = setUp({ ...manifest({}), '.github/workflows': '' });
    const changes = (await plan()).steps.flatMap((step) => step.changes);
    expect(() => writeChanges(root, changes, (file) => file)).toThrow(/\.github\/workflows\/lintel\.yml could not be written: .*Written before: lintel\.config\.mjs, \.git\/hooks\/pre-commit\./);
  });

  test('a link that leads nowhere is not written through', async () => {
    const { root, plan } = setUp(manifest({}));
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere/hook'), join(root, '.git/hooks/pre-commit'));
    const changes = (await plan()).steps.filter((step) => step.part === 'hook').flatMap((step) => step.changes);
    expect(() => writeChanges(root, changes, (file) => file)).toThrow(/could not be written/);
  });
});
