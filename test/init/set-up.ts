/** Plans and writes, as `lintel init --yes` does. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeChanges } from '#cli/write-changes.ts';
import type { InitPlan } from '#init/init-plan.ts';
import { planInit } from '#init/plan-init.ts';
import { readWorkplace } from '#load/read-workplace.ts';
import { tellingPackages } from '#run/telling-packages.ts';
import { temporaryProject } from '../load/temporary-project.ts';

export interface SetUp {
  readonly root: string;
  plan(): Promise<InitPlan>;
  /** Writes everything that is planned; what was written, by path. */
  write(): Promise<Readonly<Record<string, string>>>;
  read(file: string): string;
}

/** @param inside folder of the project in its repository. */
export function setUp(files: Readonly<Record<string, string>>, inside = ''): SetUp {
  const root = temporaryProject(files);
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'trunk'], { cwd: root });
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const plan = async (): Promise<InitPlan> => planInit(await readWorkplace(join(root, inside)), { tellingPackages, version: '1.2.3' });
  return {
    root,
    plan,
    read,
    async write() {
      const changes = (await plan()).steps.flatMap((step) => step.changes);
      writeChanges(root, changes, (file) => file);
      return Object.fromEntries(changes.map(({ file }) => [file, read(file)]));
    },
  };
}
