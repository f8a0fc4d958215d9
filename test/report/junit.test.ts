/** JUnit's XML: valid by the schema of Jenkins, a failure only for what fails the run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { lint } from '#index.ts';
import type { Severity } from '#model/finding.ts';
import type { ReportedRun } from '#report/report.ts';
import { junitReport } from '#report/junit.ts';
import { fixturesFolder } from '../harness/fixtures-folder.ts';
import { findingOf, hostileFinding, manyFindings, runOf } from './made-up.ts';

const schema = readFileSync(new URL('junit-10.xsd', import.meta.url), 'utf8');

const junitOf = (run: ReportedRun, failOn: Severity | 'never' = 'error'): string => junitReport(run, { failOn }).text;

/** What the schema says of a document; empty if it is valid. */
async function complaints(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

describe('findings', () => {
  const run = runOf([findingOf({ severity: 'error', line: 1 }), findingOf({ severity: 'warning', line: 2 }), findingOf({ file: 'src/a.ts', severity: 'info' })]);

  test('below what fails the run pass, and say what they are', () => {
    expect(junitOf(run)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="lintel" tests="3" failures="1" errors="0">
        <testsuite name="src/a.ts" file="src/a.ts" tests="1" failures="0" errors="0">
          <testcase name="data/no-n-plus-one at 3:22" classname="src/a.ts">
            <system-out>info: A query on \`User\` runs once for each order.
      src/a.ts:3:22
      - loop over orders  src/a.ts:2:3
      - reads User  src/users.ts:7:10
      reached from GET /a, GET /b</system-out>
          </testcase>
        </testsuite>
        <testsuite name="src/orders.ts" file="src/orders.ts" tests="2" failures="1" errors="0">
          <testcase name="data/no-n-plus-one at 1:22" classname="src/orders.ts">
            <failure type="error" message="A query on \`User\` runs once for each order.">src/orders.ts:1:22
      - loop over orders  src/orders.ts:2:3
      - reads User  src/users.ts:7:10
      reached from GET /a, GET /b</failure>
          </testcase>
          <testcase name="data/no-n-plus-one at 2:22" classname="src/orders.ts">
            <system-out>warning: A query on \`User\` runs once for each order.
      src/orders.ts:2:22
      - loop over orders  src/orders.ts:2:3
      - reads User  src/users.ts:7:10
      reached from GET /a, GET /b</system-out>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test.each([['never', 0], ['error', 1], ['warning', 2], ['info', 3]] as const)('with --fail-on %s are %i failures', (failOn, failures) => {
    expect(junitOf(run, failOn).match(/<failure /g) ?? []).toHaveLength(failures);
    expect(junitOf(run, failOn)).toContain(`<testsuites name="lintel" tests="3" failures="${failures}" errors="0">`);
  });
});

test('a clean run has a case that passes', () => {
  expect(junitOf(runOf([]))).toContain('<testcase name="no findings in 1 files" classname="lintel"/>');
});

test('a file that nobody could read is an error, not a clean suite', () => {
  const xml = junitOf(runOf([], { problems: [{ file: 'src/big.ts', line: 1, message: 'It has 9 MB.', kind: 'unread' }] }));
  expect(xml).toContain('<testsuites name="lintel" tests="1" failures="0" errors="1">');
  expect(xml).toContain('<error type="unread" message="It has 9 MB."/>');
});

describe('by the schema of Jenkins', () => {
  test('a real run is valid', async () => {
    expect(await complaints(junitOf(await lint({ cwd: join(fixturesFolder, 'apps/shop'), cache: 'skip' })))).toEqual([]);
  });

  test('so are a clean run, an unread file and a hostile source', async () => {
    const unread = { file: hostileFinding.span.file, line: 1, message: hostileFinding.message, kind: 'unread' as const };
    for (const run of [runOf([]), runOf([], { problems: [unread] }), runOf([hostileFinding, { ...hostileFinding, severity: 'error' }])]) expect(await complaints(junitOf(run))).toEqual([]);
  });

  test('something else is not', async () => {
    expect(await complaints('<testsuites><testsuite/></testsuites>')).not.toEqual([]);
  });
});

test('30,000 findings are 30,000 cases', () => {
  expect(junitOf(runOf(manyFindings(30_000))).match(/<testcase /g)).toHaveLength(30_000);
});
