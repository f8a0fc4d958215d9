/** Runs and findings that no project has, for what formats must bear. */
import { lint } from '#index.ts';
import type { Finding, Severity } from '#model/finding.ts';
import type { ReportedRun } from '#report/report.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const real = await lint({ cwd: temporaryProject({ 'package.json': '{ "name": "made-up" }', 'a.ts': 'export const a = 1;\n' }), cache: 'skip' });

/** A real run of a clean project of one file, with other findings. */
export function runOf(findings: readonly Finding[], more: Partial<ReportedRun> = {}): ReportedRun {
  return { ...real, findings, ...more };
}

export function findingOf(more: Partial<Finding> & { readonly file?: string; readonly line?: number } = {}): Finding {
  const { file = 'src/orders.ts', line = 3, ...rest } = more;
  return {
    rule: 'data/no-n-plus-one',
    severity: 'warning',
    confidence: 'high',
    message: 'A query on `User` runs once for each order.',
    span: { file, line, column: 22, endLine: line, endColumn: 44 },
    fingerprint: '0123456789abcdef',
    contentFingerprint: 'fedcba9876543210',
    scope: 'list',
    context: ['request'],
    entryPoints: ['GET /a', 'GET /b'],
    evidence: [
      { span: { file, line: 2, column: 3, endLine: 4, endColumn: 4 }, message: 'loop over orders' },
      { span: { file: 'src/users.ts', line: 7, column: 10, endLine: 7, endColumn: 40 }, message: 'reads User' },
    ],
    docs: 'docs/rules/data/no-n-plus-one.md',
    ...rest,
  };
}

/** As many findings as a project that nobody ever linted may have: every tenth an error, all with fingerprints of their own. */
export function manyFindings(count: number): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => {
    const severity: Severity = index % 10 === 9 ? 'error' : index % 10 === 8 ? 'info' : 'warning';
    return findingOf({ severity, file: `src/file-${String(Math.floor(index / 100))}.ts`, line: (index % 100) + 1, fingerprint: index.toString(16).padStart(16, '0') });
  });
}

/** Everything that a source may hold to break out of a report: line breaks, commands, markup, escape codes, halves of characters. */
export const hostileText = [
  'line\nbreak\r\n::error::owned\n##[error]owned',
  '<script>alert(1)</script><!-- x --> ]]> &amp; "quoted"',
  '`code` ``more`` | cell | [link](https://evil.example/x) ![image](//evil.example) https://evil.example www.evil.example',
  '@everyone #12 GH-7 **bold** _it_ ~~gone~~ $x$ \\',
  '\u001b[2J\u001b]0;owned\u0007\u0000\u0008\u009b31m\u202eright\u2028next\ufffe',
  'whole 😀 halves \ud800 \udc00 100% ' + 'ümläut',
].join(' ');

export const hostileFile = 'src/a b#c%d/ü|`x`/::error::\u001b[31m<i>@me\n😀\ud800,x:y.ts';

export const hostileFinding = findingOf({
  message: hostileText,
  file: hostileFile,
  entryPoints: [`GET ${hostileText}`],
  evidence: [{ span: { file: hostileFile, line: 1, column: 1, endLine: 1, endColumn: 2 }, message: hostileText }],
});
