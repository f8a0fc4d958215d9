/** The hook before commits, by whatever tool the project keeps its hooks with. */
import type { Workplace } from '#model/workplace.ts';
import { changeHook, hookByHand, hookIsThere, mentionsLintel } from './hook-answers.ts';
import { huskyStep } from './husky-step.ts';
import type { InitStep } from './init-plan.ts';
import { lefthookStep } from './lefthook-step.ts';
import { lintStagedStep } from './lint-staged-step.ts';
import { hookCommand } from './local-command.ts';
import { preCommitStep } from './pre-commit-step.ts';
import { simpleGitHooksStep } from './simple-git-hooks-step.ts';

/** Undefined where nothing is ever committed. */
export function hookStep(place: Workplace): InitStep | undefined {
  if (place.repository === undefined) return undefined;
  return huskyStep(place) ?? lefthookStep(place) ?? preCommitStep(place) ?? simpleGitHooksStep(place) ?? lintStagedStep(place) ?? plainHookStep(place);
}

/** Git's own: written only where there is none, since a script that somebody wrote may do anything. */
function plainHookStep(place: Workplace): InitStep {
  const command = hookCommand(place);
  const folder = place.repository?.hooks;
  const file = `${folder ?? ''}/pre-commit`;
  const before = place.texts.get(file);
  if (before !== undefined && mentionsLintel(before)) return hookIsThere();
  if (folder === undefined) return hookByHand(`Git takes its hooks from a folder outside of this repository. The line to run before a commit is:\n  ${command}`);
  if (before !== undefined) return hookByHand(`${file} is a script of your own. Add the line:\n  ${command}`);
  return changeHook({ file, before: undefined, after: `#!/bin/sh\n${command}\n`, executable: true });
}
