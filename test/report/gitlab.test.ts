/** GitLab's Code Quality report. */
import { expect, test } from 'vitest';
import { gitlabReport } from '#report/gitlab.ts';
import { findingOf, hostileFinding, manyFindings, runOf } from './made-up.ts';

interface Issue {
  readonly fingerprint: string;
  readonly description: string;
  readonly location: { readonly path: string };
}

const issuesOf = (...args: Parameters<typeof runOf>): readonly Issue[] => JSON.parse(gitlabReport(runOf(...args)).text) as Issue[];

test('has what GitLab reads', () => {
  expect(issuesOf([findingOf({ severity: 'error' })])).toEqual([
    {
      description: 'A query on `User` runs once for each order.',
      check_name: 'data/no-n-plus-one',
      fingerprint: '0123456789abcdef',
      severity: 'critical',
      location: { path: 'src/orders.ts', lines: { begin: 3, end: 3 } },
    },
  ]);
});

test('grades by severity', () => {
  const severities = ['error', 'warning', 'info'] as const;
  expect(issuesOf(severities.map((severity) => findingOf({ severity })))).toMatchObject([{ severity: 'critical' }, { severity: 'major' }, { severity: 'info' }]);
});

test('is an empty list for a clean run', () => {
  expect(gitlabReport(runOf([])).text).toBe('[]\n');
});

test('gives each of 30,000 issues a fingerprint of its own, even if findings share theirs', () => {
  const issues = issuesOf([...manyFindings(30_000), findingOf(), findingOf(), findingOf()]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(30_003);
  expect(issues.slice(-3).map(({ fingerprint }) => fingerprint)).toEqual(['0123456789abcdef', '0123456789abcdef-2', '0123456789abcdef-3']);
});

test('hands over no control character and no half of one', () => {
  const [issue] = issuesOf([hostileFinding]);
  expect(issue?.description).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]|\p{Surrogate}/u);
  expect(issue?.location.path).not.toMatch(/\p{Surrogate}/u);
});
