/** Findings in few words. */
import { describe, expect, test } from 'vitest';
import { compactReport } from '#report/compact.ts';
import { findingOf, hostileFinding, manyFindings, runOf } from './made-up.ts';

const compactOf = (run: ReturnType<typeof runOf>, maxFindings = 50): string => compactReport(run, { maxFindings }).text;

test('a finding is a line and the way that proves it', () => {
  expect(compactOf(runOf([findingOf({ confidence: 'low' }), findingOf({ evidence: [], entryPoints: [] })]))).toMatchInlineSnapshot(`
    "2 findings in 1 file: 0 errors, 2 warnings, 0 infos.
    src/orders.ts:3:22 warning data/no-n-plus-one: A query on \`User\` runs once for each order. [01234567]
    src/orders.ts:3:22 warning data/no-n-plus-one: A query on \`User\` runs once for each order. (low confidence) [01234567]
      via loop over orders 2 → reads User src/users.ts:7; from GET /a and 1 more
    Every step of a finding: lintel explain <what stands in its brackets>
    "
  `);
});

test('the most important come first: severity, then requests, then confidence', () => {
  const findings = [
    findingOf({ line: 1, severity: 'info' }),
    findingOf({ line: 2, confidence: 'low' }),
    findingOf({ line: 3, context: ['job'] }),
    findingOf({ line: 4 }),
    findingOf({ line: 5, severity: 'error', context: [] }),
    findingOf({ line: 6 }),
  ];
  expect([...compactOf(runOf(findings)).matchAll(/^src\/orders\.ts:(\d+)/gm)].map(([, line]) => line)).toEqual(['5', '4', '6', '2', '3', '1']);
});

describe('30,000 findings', () => {
  test('are fifty, and a word on the others', () => {
    const lines = compactOf(runOf(manyFindings(30_000))).trimEnd().split('\n');
    expect(lines[0]).toBe('30000 findings in 1 file: 3000 errors, 24000 warnings, 3000 infos.');
    expect(lines).toHaveLength(103);
    expect(lines.at(-2)).toBe('… 29950 more findings of lesser weight; --max-findings 30000 shows all.');
  });

  test('may also be none', () => {
    expect(compactOf(runOf(manyFindings(10)), 0)).toBe('10 findings in 1 file: 1 error, 8 warnings, 1 info.\n… 10 more findings of lesser weight; --max-findings 10 shows all.\n');
  });
});

test('a long way shows both its ends', () => {
  const evidence = Array.from({ length: 9 }, (_, step) => ({ span: { file: 'a.ts', line: step + 1, column: 1, endLine: step + 1, endColumn: 2 }, message: `step ${step + 1}` }));
  expect(compactOf(runOf([findingOf({ evidence })]))).toContain('via step 1 a.ts:1 → step 2 a.ts:2 → … 6 more steps → step 9 a.ts:9;');
});

test('a clean run says how much was looked at, and what was not', () => {
  expect(compactOf(runOf([]))).toBe('No findings in 1 file.\n');
  expect(compactOf(runOf([], { since: 'v1', problems: [{ file: 'a.ts', line: 1, message: '', kind: 'unread' }] }))).toBe('No new findings in 1 file since v1. 1 file could not be read, so findings may be missing.\n');
});

test('a comparison says what is fixed too', () => {
  const nothing = { added: [], removed: [], changed: [] };
  const change = { base: 'a', head: 'b', fixed: [findingOf(), findingOf()], changes: { entryPoints: nothing, tables: nothing } };
  expect(compactOf(runOf([], { since: 'main', change }))).toBe('No new findings in 1 file since main. 2 fixed.\n');
});

test('a hostile source has its two lines and no more', () => {
  const text = compactOf(runOf([hostileFinding]));
  expect(text.trimEnd().split('\n')).toHaveLength(4);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|\p{Surrogate}/u);
});
