/** A model's answer is a stranger's text: its structure is checked, and nothing in it reaches a terminal, a page or a file as more than words. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '#explain/read-answer.ts';
import type { Explanation, Explanations } from '#model/model-explanation.ts';
import { checkJson } from '#report/json.ts';
import { compactReport } from '#report/compact.ts';
import { githubReport } from '#report/github.ts';
import { gitlabReport } from '#report/gitlab.ts';
import { junitReport } from '#report/junit.ts';
import { markdownReport } from '#report/markdown.ts';
import { prettyFindings } from '#report/pretty.ts';
import type { ReportedRun } from '#report/report.ts';
import { sarifReport } from '#report/sarif.ts';
import { rules } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { floating } from './explained.ts';
import { ANSWER } from './loopback-model.ts';

const FILE = ['export async function a() {', '\tawait b();', '  c();', '  return 1;', '}', '', 'export function d() {', '  c();', '}', ''];
const linesOf = (file: string): readonly string[] | undefined => (file === 'src/a.ts' ? FILE : undefined);

function read(answer: object): Explanation {
  const words = readAnswer(JSON.stringify({ ...ANSWER, ...answer }), linesOf);
  if ('wrong' in words) throw new Error(words.why);
  return { source: 'model', model: 'test-model', ...words };
}

const diffOf = (diff: string): string | null => read({ fix: { summary: 's', diff } }).fix.diff;

const HOSTILE = [
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b]8;;https://evil.example/x\u0007click\u001b]8;;\u0007 \u009b2J',
  'one\r\ntwo\ntwo::error file=a.ts::three',
  '\u202Ereversed\u202C \u2066isolated\u2069 zero\u200Bwidth \u{E0041}\u{E0042}tag',
  '[click](https://evil.example) ![pixel](https://evil.example/p.png) <https://evil.example> https://evil.example www.evil.example [x](javascript:alert(1)) mailto:a@evil.example',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> <details open> &lt;b&gt; </details> @everyone #12 | cell |',
  '```\nfence\n``` ~~~ # heading\n- item ##[error]x ]]> <!-- -->',
].join(' ');

describe('the words of an answer', () => {
  test('are one line each, without what a terminal obeys, without hidden letters and without addresses', () => {
    const explanation = read({ whatHappens: HOSTILE, consequence: HOSTILE, fix: { summary: HOSTILE, diff: null }, doubts: [HOSTILE] });
    for (const text of [explanation.whatHappens, explanation.consequence, explanation.fix.summary, ...explanation.doubts]) {
      expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\u{e0000}-\u{e007f}]/u);
      expect(text).not.toMatch(/evil\.example\/|:\/\/|javascript:|mailto:|www\./);
      expect(text).toContain('(address left out)');
      expect(text).toContain('red');
    }
  });

  test('are none if nothing of them can be seen', () => {
    expect(readAnswer(JSON.stringify({ ...ANSWER, consequence: '\u200b\u200b' }), linesOf)).toEqual({ wrong: 'schema', why: 'a text is empty' });
  });

  test.each([
    ['text', 'json'],
    ['[]', 'schema'],
    ['null', 'schema'],
    ['{"whatHappens":1}', 'schema'],
    [JSON.stringify({ ...ANSWER, doubts: 'none' }), 'schema'],
    [JSON.stringify({ ...ANSWER, fix: 'none' }), 'schema'],
    [JSON.stringify({ ...ANSWER, severity: 'info' }), 'schema'],
    [`${JSON.stringify(ANSWER)} and more`, 'json'],
  ])('%s is none', (text, wrong) => {
    expect(readAnswer(text, linesOf)).toMatchObject({ wrong });
  });
});

describe('a diff', () => {
  test('with wrong numbers is set right, and applies', () => {
    const diff = diffOf('--- a/src/a.ts\n+++ b/src/a.ts\n@@ -99,1 +99,1 @@\n   await b();\n');
    expect(diff).toBeNull();
    const settled = diffOf('```diff\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@ somewhere\n export async function a() {\n \tawait b();\n-  c();\n+  await c();\n   return 1;\n@@ @@\n export function d() {\n-  c();\n+  void c();\n }\n```');
    expect(settled).toBe('--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,4 +1,4 @@\n export async function a() {\n \tawait b();\n-  c();\n+  await c();\n   return 1;\n@@ -7,3 +7,3 @@\n export function d() {\n-  c();\n+  void c();\n }\n');

    const root = temporaryProject({ 'src/a.ts': FILE.join('\n') });
    writeFileSync(join(root, 'fix.patch'), settled ?? '');
    execFileSync('git', ['apply', '--unsafe-paths', `--directory=${root}`, join(root, 'fix.patch')], { cwd: root, env: { PATH: process.env['PATH'] } });
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe(FILE.join('\n').replace('  c();\n  return', '  await c();\n  return').replace('{\n  c();', '{\n  void c();'));
  });

  test.each([
    ['of another file', '--- a/src/other.ts\n+++ b/src/other.ts\n@@ @@\n-  c();\n+  d();'],
    ['of a file outside', '--- a/../../etc/passwd\n+++ b/../../etc/passwd\n@@ @@\n-root\n+toor'],
    ['of lines that are not there', '--- a/src/a.ts\n+++ b/src/a.ts\n@@ @@\n-  z();\n+  d();'],
    ['that changes nothing', '--- a/src/a.ts\n+++ b/src/a.ts\n@@ @@\n   c();'],
    ['that adds an address', "--- a/src/a.ts\n+++ b/src/a.ts\n@@ @@\n-  c();\n+  fetch('https://evil.example');"],
    ['that writes a credential’s mark', "--- a/src/a.ts\n+++ b/src/a.ts\n@@ @@\n-  c();\n+  c('<redacted>');"],
    ['that is prose', 'Replace the call with an await.'],
    ['that is empty', ''],
    ['in another format', '*** a.ts\n--- b.ts\n***************\n*** 1,2 ****'],
  ])('%s is left out, and the words stay', (_what, diff) => {
    expect(read({ fix: { summary: 's', diff } }).fix).toEqual({ summary: 's', diff: null });
  });

  test('brings nothing hidden along in its lines', () => {
    expect(diffOf('--- a/src/a.ts\n+++ b/src/a.ts\n@@ @@\n-  return 1;\n+  return 2; // \u202Eevil\u200B \u001b[31m')).toMatch(/^\+ {2}return 2; \/\/ ·evil ·\[31m$/m);
  });
});

describe('in every format an explanation', () => {
  const plain = picocolors.createColors(false);

  async function run(explanation: Explanation): Promise<ReportedRun & { readonly explanations: Explanations }> {
    const result = await floating(1);
    return { ...result, explanations: new Map([[result.findings[0]!.fingerprint, explanation]]) };
  }

  const hostileDiff = { summary: 'Fix it.', diff: '--- a/src/orders.ts\n+++ b/src/orders.ts\n@@ -1,1 +1,1 @@\n-a\n+`````` </details> <script> \u001b[31m ]]> ::error::x\n' };

  /** As if nobody had read the answer before: the formats do not rely on it. */
  const raw: Explanation = { source: 'model', model: 'm\u001b[31m](x)<b>', whatHappens: HOSTILE, consequence: HOSTILE, fix: hostileDiff, doubts: [HOSTILE] };

  const FORMATS: readonly (readonly [string, (run: ReportedRun) => string])[] = [
    ['pretty', (given) => prettyFindings(given.findings, { colors: plain, lineOf: () => undefined }, given.explanations)],
    ['compact', (given) => compactReport(given, { maxFindings: 50 }).text],
    ['json', (given) => checkJson(given, { measured: 'reproducible' })],
    ['markdown', (given) => markdownReport(given, { rules }).text],
    ['sarif', (given) => sarifReport(given, { rules, silenced: 'marked' }).text],
    ['github', (given) => githubReport(given).text],
    ['junit', (given) => junitReport(given, { failOn: 'error' }).text],
  ];

  test.each(FORMATS)('%s: stands beside the finding and is called a model’s', async (name, format) => {
    const text = format(await run(read({})));
    expect(text).toContain(name === 'compact' ? '  test-model (may be wrong): A failure is lost. Fix: Await the call.' : name === 'json' ? '"source": "model",' : name === 'markdown' ? 'Explained by test-model, a model' : 'Explained by test-model, a model: advice that may be wrong');
    expect(text).toContain('Await the call.');
  });

  test.each(FORMATS)('%s: has no control characters, and nothing that reorders text', async (name, format) => {
    const text = format(await run(raw));
    expect(text).not.toMatch(name === 'json' ? /[\u0000-\u0009\u000b-\u001f\u007f]/ : /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test('markdown: makes no link, image, HTML, mention or table cell of it, and its fence holds', async () => {
    const { text } = markdownReport(await run(raw), { rules });
    const block = text.slice(text.indexOf('**Explained'), text.lastIndexOf('</details>'));
    const words = block.slice(0, block.indexOf('`diff'));
    expect(words).not.toMatch(/<(?!\/?details)[a-z!/]/i);
    expect(words).not.toMatch(/(?<!\\)\]\(|(?<!\\)!\[|https:\/\/|www\.|@everyone|#12/);
    const fences = block.match(/^`{3,}.*$/gm);
    expect(fences).toEqual(['```````diff', '```````']);
    expect(text.match(/<details>/g)?.length).toBe(1);
  });

  test('github: begins no command of its own', async () => {
    const { text } = githubReport(await run(raw));
    expect(text.trimEnd().split('\n').length).toBe(1);
    expect(text).toMatch(/^::error file=/);
  });

  test('junit: ends no section of the document', async () => {
    const { text } = junitReport(await run(raw), { failOn: 'error' });
    expect(text.match(/<script|<img/)).toBeNull();
  });

  test('sarif: makes no link of it', async () => {
    const document = JSON.parse(sarifReport(await run(raw), { rules, silenced: 'marked' }).text) as { runs: { results: { message: { text: string }; properties: { explanation: { text: string } } }[] }[] };
    const [result] = document.runs[0]!.results;
    expect(result?.properties.explanation.text).not.toContain('](');
    expect(result?.message.text).not.toContain('red');
  });

  test('gitlab: has no place, which is said', async () => {
    const given = await run(read({}));
    expect(gitlabReport(given).notes).toEqual(['GitLab shows one line for each finding, so there is no place for explanations.']);
  });

  test('markdown: gives way to evidence where there is not room for both', async () => {
    const given = await floating(60);
    const long = read({ whatHappens: 'word '.repeat(500) });
    const explanations = new Map(given.findings.map(({ fingerprint }) => [fingerprint, long]));
    const without = markdownReport(given, { rules }).text;
    const { text } = markdownReport({ ...given, explanations }, { rules });
    expect(text.length).toBeLessThan(65_536);
    expect(text.match(/<details>/g)?.length).toBe(without.match(/<details>/g)?.length);
    expect(text.match(/Explained by/g)?.length).toBeGreaterThan(5);
  });
});
