/** The check in CI, where the project's host is known. */
import type { Workplace } from '#model/workplace.ts';
import { githubStep } from './github-step.ts';
import { gitlabStep } from './gitlab-step.ts';
import type { InitStep } from './init-plan.ts';

/** Undefined where nobody knows where the project is built. */
export function ciStep(place: Workplace, version: string): InitStep | undefined {
  const remote = place.repository?.remote ?? '';
  if (place.texts.has('.gitlab-ci.yml')) return gitlabStep(place, version);
  if (place.folders.has('.github') || /(?:^|[@/.])github\.com[:/]/.test(remote)) return githubStep(place, version);
  return /(?:^|[@/.])gitlab\.com[:/]/.test(remote) ? gitlabStep(place, version) : undefined;
}
