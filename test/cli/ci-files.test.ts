/** The files for CI that ship with lintel: valid by the schemas of those who read them, and safe. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formats } from '#cli/formats.ts';
import { schemaErrors } from '../report/schema-of.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('action.yml', () => {
  const action = parse(read('action.yml')) as { inputs: Record<string, { description: string; default: string }>; outputs: Record<string, unknown>; runs: { steps: { run: string; shell: string; uses?: string }[] } };

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

describe('.pre-commit-hooks.yaml', () => {
  test('is valid, and asks lintel for what is staged', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string }[];
    expect(schemaErrors('pre-commit-hooks', hooks)).toEqual([]);
    expect(hooks).toMatchObject([{ id: 'lintel', entry: 'lintel --staged', pass_filenames: false, require_serial: true, types_or: ['ts', 'tsx', 'javascript', 'jsx'] }]);
  });
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
