/** `lintel init`: shows what it would write to set lintel up, asks, and writes. */
import { relative, resolve, sep } from 'node:path';
import type { FileChange, InitPlan, InitStep } from '#init/init-plan.ts';
import { planInit } from '#init/plan-init.ts';
import { planText } from '#init/plan-text.ts';
import { diskTree } from '#load/disk-tree.ts';
import { findRoot } from '#load/find-root.ts';
import { readWorkplace } from '#load/read-workplace.ts';
import { tellingPackages } from '#run/telling-packages.ts';
import { version } from '#version.ts';
import { ExitCode } from './exit-code.ts';
import { colorsFor, print, say } from './streams.ts';
import { writeChanges } from './write-changes.ts';

export interface InitOptions {
  readonly yes?: true;
  readonly dryRun?: true;
}

export async function initCommand(options: InitOptions): Promise<number> {
  const cwd = process.cwd();
  const place = await readWorkplace(findRoot(diskTree, cwd, []));
  const plan = planInit(place, { tellingPackages, version });
  const open = plan.steps.filter((step) => step.changes.length > 0);
  const nameOf = (file: string): string => relative(cwd, resolve(place.top, file)).split(sep).join('/');
  if (open.length === 0 && plan.steps.every((step) => step.byHand === '')) {
    say('Lintel is set up here: there is nothing to write.');
    return ExitCode.Clean;
  }

  print(planText(plan, { colors: colorsFor(process.stdout), place: nameOf }));
  const chosen = await choose(open, options, nameOf);
  if (typeof chosen === 'string') {
    say(`\n${chosen}`);
    return ExitCode.Clean;
  }
  writeChanges(place.top, chosen.flatMap((step) => step.changes), nameOf);
  sayWhatIsNext(plan, chosen, nameOf);
  return ExitCode.Clean;
}

/** The steps to take, or why none is taken. */
async function choose(open: readonly InitStep[], { yes, dryRun }: InitOptions, nameOf: (file: string) => string): Promise<readonly InitStep[] | string> {
  if (open.length === 0) return 'There is nothing that lintel would write by itself.';
  if (dryRun) return 'Nothing was written.';
  if (yes) return open;
  if (!process.stdin.isTTY || !process.stdout.isTTY) return 'Nothing was written: `lintel init --yes` writes it.';
  const { askWhich } = await import('./ask-which.ts');
  const parts = await askWhich(open.map((step) => ({ value: step.part, label: step.changes.map(({ file }) => nameOf(file)).join(', '), hint: step.title })));
  return parts.length === 0 ? 'Nothing was written.' : open.filter((step) => parts.includes(step.part));
}

function sayWhatIsNext({ next }: InitPlan, chosen: readonly InitStep[], nameOf: (file: string) => string): void {
  const written = chosen.flatMap((step) => step.changes.map((change: FileChange) => nameOf(change.file)));
  say(`\nWrote ${written.join(', ')}.`);
  say(`Next:\n${next.map(({ command, why }) => `  ${command}  # ${why}`).join('\n')}`);
}
