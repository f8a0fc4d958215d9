/** Jobs in GitLab CI: what is new fails a merge request, and the Code Quality widget shows the rest. */
import { isMap, isScalar, isSeq, parse } from 'yaml';
import type { Workplace } from '#model/workplace.ts';
import { editYaml } from './edit-yaml.ts';
import { mentionsLintel } from './hook-answers.ts';
import { done, type FileChange, type InitStep } from './init-plan.ts';

const TITLE = 'findings on merge requests';
const PIPELINE = '.gitlab-ci.yml';
const JOBS = '.gitlab/lintel.gitlab-ci.yml';

export function gitlabStep({ texts, prefix }: Workplace, version: string): InitStep {
  const pipeline = texts.get(PIPELINE);
  if (pipeline !== undefined && mentionsLintel(pipeline)) return done('ci', TITLE);

  const jobs: FileChange[] = texts.has(JOBS) ? [] : [{ file: JOBS, before: undefined, after: jobsText({ version, prefix, stage: stageFor(pipeline) }) }];
  const after = pipeline === undefined ? `include:\n  - local: ${JOBS}\n` : editYaml(pipeline, includeJobs);
  if (after !== undefined) return { part: 'ci', title: TITLE, changes: [...jobs, { file: PIPELINE, before: pipeline, after }], byHand: '' };
  return { part: 'ci', title: TITLE, changes: jobs, byHand: `Add to \`include\` in ${PIPELINE}:\n  - local: ${JOBS}` };
}

function includeJobs(document: Parameters<Parameters<typeof editYaml>[1]>[0]): boolean {
  if (document.contents !== null && !isMap(document.contents)) return false;
  const entry = document.createNode({ local: JOBS });
  const there = document.get('include', true);
  if (isSeq(there)) document.addIn(['include'], entry);
  else if (there === undefined) document.setIn(['include'], document.createNode([{ local: JOBS }]));
  else if (isMap(there) || isScalar(there)) document.set('include', document.createNode([there, entry]));
  else return false;
  return true;
}

/** A pipeline with stages of its own may have no `test`. */
function stageFor(pipeline: string | undefined): string {
  const stages = pipeline === undefined ? undefined : stagesOf(pipeline);
  return stages === undefined || stages.includes('test') ? 'test' : (stages[0] ?? 'test');
}

function stagesOf(pipeline: string): readonly string[] | undefined {
  try {
    // `!reference` and other tags of GitLab's are of no interest here.
    const value = parse(pipeline, { logLevel: 'silent' }) as { readonly stages?: unknown } | null;
    return Array.isArray(value?.stages) ? value.stages.filter((stage) => typeof stage === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function jobsText({ version, prefix, stage }: { readonly version: string; readonly prefix: string; readonly stage: string }): string {
  const folder = prefix.slice(0, -1);
  const enter = folder === '' ? '' : `    - cd ${JSON.stringify(folder)}\n`;
  return `# Lintel reads source text: nothing of the project needs to be installed or built.
.lintel:
  stage: ${JSON.stringify(stage)}
  image: node:22
  needs: []
  variables:
    # What is new is told by comparing with the commit that the merge request starts from.
    GIT_DEPTH: '0'

lintel-code-quality:
  extends: .lintel
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
${enter}    - npx --yes lintel@${version} check --fail-on never --format gitlab --output-file "$CI_PROJECT_DIR/gl-code-quality-report.json"
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json

lintel-diff:
  extends: .lintel
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
${enter}    - npx --yes lintel@${version} diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
`;
}
