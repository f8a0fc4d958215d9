/** The same small app, written in each framework, is the same system. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareFindings } from './harness/compare-findings.ts';
import { endpointsOf } from './harness/endpoints-of.ts';
import { fixturesFolder } from './harness/fixtures-folder.ts';
import { lintOnly } from './harness/lint-only.ts';
import { stageCase } from './harness/stage-case.ts';

const BOOKS = [
  'DELETE /v1/books/:id auth=required permission=required delete Book',
  'GET /v1/books auth=required permission=none read Author, read Book',
  'GET /v1/books/:id auth=required permission=none read Book',
  'GET /v1/health auth=none permission=none',
  'GET /v1/me auth=required permission=none read User',
  'POST /v1/books auth=required permission=required upsert Book',
  'POST /v1/login auth=none permission=none read User',
];

for (const framework of readdirSync(join(fixturesFolder, 'same-app')).sort()) {
  test(`${framework} yields the books system`, async () => {
    using staged = stageCase({ path: join(fixturesFolder, 'same-app', framework), kind: 'folder' });
    const { system, findings } = await lintOnly(staged.root, new Set(['data/no-n-plus-one', 'security/require-auth', 'security/require-permission']));
    expect(endpointsOf(system)).toEqual(BOOKS);
    expect(compareFindings(findings, staged.expectations).join('\n')).toBe('');
  });
}
