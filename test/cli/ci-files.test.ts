/** The files for CI that ship with lintel: valid by the schemas of those who read them, and safe. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formats } from '#cli/formats.ts';
import { schemaErrors } from '../report/schema-of.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const action = parse(read('action.yml')) as { inputs: Record<string, { description: string; default: string }>; outputs: Record<string, unknown>; runs: { steps: { run: string; shell: string; uses?: string }[] } };

describe('action.yml', () => {
  test('is valid', () => {
    expect(schemaErrors('github-action', action)).toEqual([]);
  });

  test('pastes nothing into a script: what comes from outside arrives as a variable', () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  });

  test('runs nobody else’s action, so there is nothing to pin', () => {
    expect(action.runs.steps.filter((step) => step.uses !== undefined)).toEqual([]);
  });
});

describe('the README', () => {
  const blocks = [...read('README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const block = (name: string): unknown => parse(blocks.find((text) => text.startsWith(`# ${name}`)) ?? '');

  test('has a workflow that is valid and asks the action for inputs that there are', () => {
    const workflow = block('.github/workflows/lintel.yml') as { jobs: { lintel: { steps: { id?: string; with: object }[] } } };
    expect(schemaErrors('github-workflow', workflow)).toEqual([]);
    const step = workflow.jobs.lintel.steps.find(({ id }) => id === 'lintel');
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? { none: '' })));
  });

  test('has a pre-commit configuration that names a hook that there is', () => {
    const { repos } = block('.pre-commit-config.yaml') as { repos: { hooks: { id: string }[] }[] };
    expect(repos.map(({ hooks }) => hooks)).toEqual([[{ id: 'lintel' }]]);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  test('is valid, and asks lintel for what is staged', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string }[];
    expect(schemaErrors('pre-commit-hooks', hooks)).toEqual([]);
    expect(hooks).toMatchObject([{ id: 'lintel', entry: 'lintel --staged', pass_filenames: false, require_serial: true, types_or: ['ts', 'tsx', 'javascript', 'jsx'] }]);
  });
});

test('packing builds, and prints the file’s name alone: pre-commit installs the hook from that', () => {
  expect((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts['prepack']).toBe('npm run build');
  expect(read('.npmrc')).toContain('foreground-scripts=false');
});

describe('templates/gitlab-ci.yml', () => {
  const template = parse(read('templates/gitlab-ci.yml')) as Record<string, { extends?: string; script?: string[]; artifacts?: { reports: Record<string, string> } }>;
  const jobs = Object.values(template).filter((job) => job.script !== undefined);

  test('hands over every report that it writes', () => {
    for (const { script = [], artifacts } of jobs) {
      const written = [...script.join('\n').matchAll(/--output-file (\S+)/g)].map(([, file]) => file);
      expect(written).toEqual(Object.values(artifacts?.reports ?? {}));
    }
  });

  test('asks for formats that there are', () => {
    const asked = jobs.flatMap(({ script = [] }) => [...script.join('\n').matchAll(/--format (\S+)/g)].map(([, format]) => format ?? ''));
    expect(asked).toEqual(['gitlab', 'pretty', 'junit']);
    expect(formats).toEqual(expect.arrayContaining(asked));
  });

  test('extends what is there', () => {
    for (const job of jobs) expect(template).toHaveProperty([job.extends ?? '']);
  });
});
