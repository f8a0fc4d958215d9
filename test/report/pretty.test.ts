/** What people see of findings. */
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#model/finding.ts';
import { prettyFindings } from '#report/pretty.ts';

const source = ['async function list() {', '  for (const order of orders) {', '\t\tconst user = await findUser(order.userId);', '  }', '}'];
const surroundings = { colors: picocolors.createColors(false), lineOf: (_path: string, line: number) => source[line - 1] };

const finding: Finding = {
  rule: 'data/no-n-plus-one',
  severity: 'error',
  confidence: 'medium',
  message: 'A query on User runs once for each order.',
  span: { file: 'src/orders.ts', line: 3, column: 22, endLine: 3, endColumn: 44 },
  fingerprint: '0123456789abcdef',
  contentFingerprint: 'fedcba9876543210',
  scope: '',
  context: ['request'],
  entryPoints: ['GET /a', 'GET /b', 'GET /c', 'GET /d'],
  evidence: [
    { span: { file: 'src/orders.ts', line: 2, column: 3, endLine: 4, endColumn: 4 }, message: 'loop over orders' },
    { span: { file: 'src/users.ts', line: 7, column: 10, endLine: 7, endColumn: 40 }, message: 'reads User' },
  ],
  docs: 'docs/rules/data/no-n-plus-one.md',
};

describe('prettyFindings', () => {
  test('shows the line, the chain and the entry points', () => {
    expect(prettyFindings([finding], surroundings)).toMatchInlineSnapshot(`
      "src/orders.ts

        3:22  error  A query on User runs once for each order.  data/no-n-plus-one (medium confidence)
          2 │   for (const order of orders) {
          3 │     const user = await findUser(order.userId);
            │                        ^^^^^^^^^^^^^^^^^^^^^^
          4 │   }
          ├─ loop over orders  src/orders.ts:2:3
          └─ reads User  src/users.ts:7:10
          reached from GET /a, GET /b, GET /c and 1 more
      "
    `);
  });

  test('groups by file and leaves out what cannot be read', () => {
    const elsewhere: Finding = { ...finding, span: { ...finding.span, file: 'src/z.ts' }, evidence: [], entryPoints: [], confidence: 'high' };
    const text = prettyFindings([finding, finding, elsewhere], { ...surroundings, lineOf: () => undefined });
    expect(text.match(/^src\/.*$/gm)).toEqual(['src/orders.ts', 'src/z.ts']);
    expect(text).not.toContain('│');
  });

  test('says nothing of nothing', () => {
    expect(prettyFindings([], surroundings)).toBe('');
  });

  test('hands no escape code of a source file to the terminal', () => {
    const text = prettyFindings([finding], { ...surroundings, lineOf: () => '\u001b[2J\u001b]0;owned\u0007 const user = await findUser();' });
     
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('shortens lines that nobody wrote by hand, and still points at the place', () => {
    const line = `${'x'.repeat(5000)}find()${'y'.repeat(5000)}`;
    const text = prettyFindings([{ ...finding, span: { ...finding.span, column: 5001, endColumn: 5007 } }], { ...surroundings, lineOf: (_, number) => (number === 3 ? line : undefined) });
    const [shown = '', carets = ''] = text.split('\n').filter((row) => row.includes('│'));
    expect(shown.length).toBeLessThan(200);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('find()');
  });
});
