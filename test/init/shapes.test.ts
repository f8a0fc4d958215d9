/** Every shape of project is set up once, and left alone the second time. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CI, ESLINT, filesOf, HOOKS, LOCKS, type Shape } from './project-shape.ts';
import { setUp } from './set-up.ts';

const keys = <Table extends object>(table: Table): (keyof Table)[] => Object.keys(table) as (keyof Table)[];
const managers = keys(LOCKS);
// Each combination of linter, hooks and CI, each package manager with each of them.
const shapes: Shape[] = keys(ESLINT).flatMap((eslint, row) => keys(HOOKS).flatMap((hooks, column) => keys(CI).map((ci, layer) => ({ eslint, hooks, ci, packageManager: managers[(row + column + layer) % managers.length]! }))));

const COMMANDS = { npm: 'npx --no-install lintel --staged', pnpm: 'pnpm exec lintel --staged', yarn: 'yarn run lintel --staged', bun: 'bunx --no-install lintel --staged' };
const INSTALL = { npm: 'npm i --save-dev lintel', pnpm: 'pnpm add --save-dev lintel', yarn: 'yarn add --dev lintel', bun: 'bun add --dev lintel' };
const HOOK_FILES = { none: '.git/hooks/pre-commit', husky: '.husky/pre-commit', lefthook: 'lefthook.yml', 'pre-commit': '.pre-commit-config.yaml' };
const CI_FILES = { none: [], github: ['.github/workflows/lintel.yml'], gitlab: ['.gitlab-ci.yml', '.gitlab/lintel.gitlab-ci.yml'] };

describe.each(shapes)('$packageManager, ESLint $eslint, hooks $hooks, CI $ci', (shape) => {
  test('is set up, keeps what was there, and has nothing left to do', async () => {
    const before = filesOf(shape);
    const { write, plan, root } = setUp(before);
    const { next } = await plan();
    expect(next[0]?.command).toBe(INSTALL[shape.packageManager]);

    const written = await write();
    expect(Object.keys(written).sort()).toEqual(['lintel.config.mjs', ...Object.keys(ESLINT[shape.eslint]), HOOK_FILES[shape.hooks], ...CI_FILES[shape.ci]].sort());
    for (const [file, text] of Object.entries(written)) {
      // Every line that somebody wrote is still there, in the same order; a comma may have come behind the last of a list.
      const lines = text.split('\n');
      let at = -1;
      for (const line of (before[file] ?? '').split('\n')) {
        at = lines.findIndex((candidate, index) => index > at && (candidate === line || candidate === `${line},` || candidate.startsWith(line.replace(/\];$/, ','))));
        expect({ file, line, isThere: at !== -1 }).toEqual({ file, line, isThere: true });
      }
    }
    const hook = HOOK_FILES[shape.hooks];
    expect(written[hook]).toContain(COMMANDS[shape.packageManager]);
    if (shape.hooks === 'none') expect(statSync(join(root, hook)).mode & 0o111).not.toBe(0);
    for (const [file, text] of Object.entries(written)) if (/\.ya?ml$/.test(file)) expect(parse(text)).toBeTypeOf('object');

    const again = await plan();
    expect(again.steps.filter((step) => step.changes.length > 0 || step.byHand !== '')).toEqual([]);
  });
});

test('what is written to each tool', async () => {
  const written = await Promise.all([
    setUp(filesOf({ packageManager: 'npm', eslint: 'esm', hooks: 'husky', ci: 'github' })).write(),
    setUp(filesOf({ packageManager: 'npm', eslint: 'cjs', hooks: 'lefthook', ci: 'gitlab' })).write(),
    setUp(filesOf({ packageManager: 'npm', eslint: 'ts', hooks: 'pre-commit', ci: 'none' })).write(),
  ]);
  expect(written).toMatchSnapshot();
});
