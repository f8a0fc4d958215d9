/** Input that nobody meant well: each gets a clear word, and the rest of the run completes. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint, type AnyRule, type RunResult } from '#index.ts';
import { places } from './harness/lint-files.ts';
import { markerRule } from './harness/marker-rule.ts';
import { temporaryProject } from './load/temporary-project.ts';

/** A project with one good file that has one finding, and whatever else is written into it. */
async function runBeside(write: (root: string) => void): Promise<RunResult> {
  const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/fine.ts': 'bad();\n' });
  write(cwd);
  return lint({ cwd, cache: 'skip', rules: [markerRule as AnyRule], preset: 'strict' });
}
const file = (path: string, content: string | Uint8Array) => (root: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};
const fineIsReported = ({ findings }: RunResult) => places(findings).includes('src/fine.ts:1 test/marker');
const nested = (open: string, close: string, levels = 10_000): string => `const x = ${open.repeat(levels)}1${close.repeat(levels)};\n`;

describe('nothing is said of', () => {
  test.each<[string, (root: string) => void]>([
    ['an empty file', file('src/empty.ts', '')],
    ['a file of comments', file('src/comment.ts', '// nothing\n')],
    ['a byte-order mark and CRLF', file('src/crlf.ts', '\uFEFFexport const a = 1;\r\nexport const b = 2;\r\n')],
    ['a folder named like a file', (root) => mkdirSync(join(root, 'src/x.ts'))],
    ['a loop of symbolic links', (root) => { symlinkSync(root, join(root, 'src/loop')); symlinkSync('b.ts', join(root, 'src/a.ts')); symlinkSync('a.ts', join(root, 'src/b.ts')); }],
    ['a circle of imports of types', (root) => { file('src/a.ts', "import type { B } from './b';\nexport interface A { b: B }\n")(root); file('src/b.ts', "import type { A } from './a';\nexport interface B { a: A }\n")(root); }],
    ['an empty tsconfig', file('tsconfig.json', '{}')],
    ['a file that imports itself', file('src/self.ts', "import * as self from './self';\nexport const a = () => self.a();\n")],
    ['functions that call each other for ever', file('src/mutual.ts', 'export const a = (f: () => unknown): unknown => b(() => a(f));\nexport const b = (f: () => unknown): unknown => a(() => b(f));\n')],
    ['classes that extend each other', (root) => { file('src/a.ts', "import { B } from './b';\nexport class A extends B {}\n")(root); file('src/b.ts', "import { A } from './a';\nexport class B extends A {}\n")(root); }],
  ])('%s', async (_what, write) => {
    const result = await runBeside(write);
    expect(result.problems).toEqual([]);
    expect(fineIsReported(result)).toBe(true);
  });
});

describe('a word is said of', () => {
  test.each<[string, (root: string) => void, { file: string; kind: string; message: RegExp }]>([
    ['a syntax error', file('src/broken.ts', 'export function a() { bad(; }\nbad();\n'), { file: 'src/broken.ts', kind: 'partial', message: /Syntax error/ }],
    ['10,000 levels of parentheses', file('src/deep.ts', nested('(', ')')), { file: 'src/deep.ts', kind: 'unread', message: /too deeply/ }],
    ['10,000 levels of arrays', file('src/deep.ts', nested('[', ']')), { file: 'src/deep.ts', kind: 'unread', message: /too deeply/ }],
    ['10,000 levels of functions', file('src/deep.ts', nested('() => ', '')), { file: 'src/deep.ts', kind: 'unread', message: /too deeply/ }],
    ['binary data', file('src/video.ts', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)), { file: 'src/video.ts', kind: 'notice', message: /not text/ }],
    ['a broken tsconfig', file('tsconfig.json', '{ "compilerOptions": { '), { file: 'tsconfig.json', kind: 'notice', message: /./ }],
    ['a tsconfig that extends itself', file('tsconfig.json', '{ "extends": "./tsconfig.json" }'), { file: 'tsconfig.json', kind: 'notice', message: /leads back/ }],
    ['a tsconfig that extends a missing one', file('tsconfig.json', '{ "extends": "./missing.json" }'), { file: 'tsconfig.json', kind: 'notice', message: /missing\.json/ }],
    ['a broken package.json', file('packages/a/package.json', '{ "name": '), { file: 'packages/a/package.json', kind: 'notice', message: /./ }],
  ])('%s', async (_what, write, expected) => {
    const result = await runBeside(write);
    expect(result.problems).toEqual([{ file: expected.file, kind: expected.kind, line: expect.any(Number) as number, message: expect.stringMatching(expected.message) as string }]);
    expect(fineIsReported(result)).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const result = await runBeside((root) => { file('src/secret.ts', 'bad();')(root); chmodSync(join(root, 'src/secret.ts'), 0); });
    expect(result.problems).toEqual([expect.objectContaining({ file: 'src/secret.ts', kind: 'unread' })]);
    expect(fineIsReported(result)).toBe(true);
  });
});

test('what parses around a syntax error is still judged', async () => {
  const { findings } = await runBeside(file('src/broken.ts', 'export function a() { const x = ; }\nbad();\n'));
  expect(places(findings)).toEqual(['src/broken.ts:2 test/marker', 'src/fine.ts:1 test/marker']);
});

test('lines and columns are right behind a byte-order mark and CRLF', async () => {
  const { findings } = await runBeside(file('src/crlf.ts', '\uFEFF// x\r\n\r\n  bad();\r\n'));
  expect(findings.map(({ span }) => [span.file, span.line, span.column])).toContainEqual(['src/crlf.ts', 3, 3]);
});

test('a file of 5 MB is read in reasonable time', { timeout: 120_000 }, async () => {
  const line = 'export const value_NUMBER = compute(NUMBER, { a: [1, 2, 3], b: "text" });\n';
  const text = Array.from({ length: 70_000 }, (_, index) => line.replaceAll('NUMBER', String(index))).join('');
  expect(text.length).toBeGreaterThan(5_000_000);
  const result = await runBeside(file('src/large.ts', `${text}bad();\n`));
  expect(places(result.findings)).toEqual(['src/fine.ts:1 test/marker', 'src/large.ts:70001 test/marker']);
});
