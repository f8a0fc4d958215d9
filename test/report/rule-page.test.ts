/** Every rule has a page with all its parts. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineRule, rules, type AnyRule } from '#index.ts';
import { measured } from '#report/measured.ts';
import { rulePage } from '#report/rule-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PARTS = ['Why it matters', 'How to fix it', 'When it keeps silent', 'Options', 'How sure it is', 'Measured precision', 'What it says', 'To silence one place', 'Related rules'];
/** Beyond this nobody reads a page. */
const MOST_LINES = 330;

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('the page of $id', ({ id, rule }) => {
  const text = readFileSync(`${root}docs/rules/${id}.md`, 'utf8');
  const hasCases = existsSync(`${root}fixtures/rules/${id}`);

  test('has every part, with something in it', () => {
    const parts = new Map(text.split(/^## /m).slice(1).map((part): [string, string] => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
    expect([...parts.keys()].filter((title) => title !== 'Examples')).toEqual(PARTS);
    expect([...parts].filter(([, body]) => body === '').map(([title]) => title)).toEqual([]);
    expect(text.startsWith(`# ${id}\n\n${rule.summary}\n`)).toBe(true);
  });

  test.skipIf(!hasCases)('shows what is reported beside what is not, without what only the tests read', () => {
    const [, examples = ''] = text.split('## Examples\n');
    expect(examples.indexOf('Reported:')).toBeGreaterThan(0);
    expect(examples.slice(examples.indexOf('Reported:'))).toMatch(/^Not reported, since \S/m);
    expect(text).toContain(' // ← reported');
    expect(text).not.toMatch(/\/\/ (?:expect|silent|dependencies)\b/);
    expect(text.split('\n').length).toBeLessThan(MOST_LINES);
  });

  test('names rules that are there', () => {
    expect((rule.related ?? []).filter((other) => !rules.some((candidate) => candidate.id === other))).toEqual([]);
  });
});

test('the index names every rule', () => {
  const index = readFileSync(`${root}docs/rules/README.md`, 'utf8');
  expect(rules.filter(({ id }) => !index.includes(`[${id}](${id}.md)`)).map(({ id }) => id)).toEqual([]);
});

test('figures are of rules that are there, and add up', () => {
  for (const [id, { read, right, arguable }] of Object.entries(measured)) {
    expect(rules.map((rule) => rule.id)).toContain(id);
    expect(right, id).toBeLessThanOrEqual(read);
    expect(arguable, id).toBeLessThanOrEqual(right);
  }
});

test('options are a table made of their schema', () => {
  const rule = defineRule({
    id: 'test/options',
    since: '0.0.0',
    severity: 'info',
    confidence: 'low',
    recommended: false,
    summary: 'There must be options.',
    why: 'To be shown.',
    fix: 'Show them.',
    silentWhen: ['nobody looks'],
    messages: { found: 'Found.' },
    options: z.strictObject({
      most: z.number().default(3).describe('How many are too many.'),
      names: z.array(z.string()).default(['id']).describe('Names that count.'),
      mode: z.enum(['near', 'far']).default('near').describe('Where to look.'),
    }),
  });
  const page = rulePage(rule as AnyRule, []);
  expect(page).toContain('| `most` | `number` | `3` | How many are too many. |');
  expect(page).toContain('| `names` | `string[]` | `["id"]` | Names that count. |');
  expect(page).toContain('| `mode` | `"near" \\| "far"` | `"near"` | Where to look. |');
  expect(page).toContain('Not measured yet.');
});
