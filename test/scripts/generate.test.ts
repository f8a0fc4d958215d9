/** What is generated must not drift: `generate --check` says what is stale, and fails. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(realpathSync(tmpdir()), 'lintel-generate-'));
const page = join(copy, 'docs/rules/errors/async-handler.md');

beforeAll(() => {
  for (const path of ['src', 'rules', 'fixtures/rules', 'docs', 'scripts', 'README.md', 'package.json', 'tsconfig.json']) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
});
afterAll(() => rmSync(copy, { recursive: true }));

test('what is committed is up to date', () => {
  expect(generate('--check')).toEqual({ code: 0, said: 'Everything generated is up to date.\n' });
});

test('an edited page, one too many and a changed case fail the check, and generating mends them', () => {
  const before = readFileSync(page, 'utf8');
  appendFileSync(page, 'An afterthought.\n');
  writeFileSync(join(copy, 'docs/rules/errors/no-more.md'), '# A rule that is gone\n');
  const { code, said } = generate('--check');
  expect(code).toBe(1);
  expect(said).toContain('docs/rules/errors/async-handler.md');
  expect(said).toContain('docs/rules/errors/no-more.md');
  expect(readFileSync(page, 'utf8'), 'the check changes nothing').toContain('An afterthought.');

  expect(generate().code).toBe(0);
  expect(readFileSync(page, 'utf8')).toBe(before);
  expect(generate('--check').code).toBe(0);

  appendFileSync(join(copy, 'fixtures/rules/data/no-n-plus-one/bad-create-each.ts'), 'export const more = 1;\n');
  expect(generate('--check').said).toMatch(/src\/report\/rule-examples\.ts.*docs\/rules\/data\/no-n-plus-one\.md/);
});

function generate(...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', '--import', import.meta.resolve('tsx'), 'scripts/generate.ts', ...args], { cwd: copy, encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}
