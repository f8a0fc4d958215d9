/** Plans how lintel is set up in a project: configuration, ESLint, a hook before commits, CI. */
import type { Workplace } from '#model/workplace.ts';
import { ciStep } from './ci-step.ts';
import { configurationStep } from './configuration-step.ts';
import { eslintStep } from './eslint-step.ts';
import { hookStep } from './hook-step.ts';
import type { InitPlan, InitStep } from './init-plan.ts';
import { localCommand } from './local-command.ts';

export interface Knowledge {
  /** Packages that tell what kind of backend a project is. */
  readonly tellingPackages: ReadonlySet<string>;
  /** Of the lintel that plans. */
  readonly version: string;
}

export function planInit(place: Workplace, { tellingPackages, version }: Knowledge): InitPlan {
  const steps = [configurationStep(place), eslintStep(place), hookStep(place), ciStep(place, version)].filter((step): step is InitStep => step !== undefined);
  const isInstalled = place.dependencies.includes('lintel');
  return {
    found: [place.packageManager.name, ...place.dependencies.filter((name) => tellingPackages.has(name)).sort()],
    steps,
    next: [
      ...(isInstalled ? [] : [{ command: place.packageManager.install, why: 'ESLint, the hook and the types of the configuration need it' }]),
      { command: localCommand(place, ''), why: 'look at what it finds' },
      { command: localCommand(place, 'baseline'), why: 'if that is too much for now: from then on only new findings are reported' },
    ],
  };
}
