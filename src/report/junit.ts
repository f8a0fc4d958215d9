/** JUnit's XML, which every CI server shows: a suite for each file, a case for each finding. */
import { create } from 'xmlbuilder2';
import { type Finding, type Severity, SEVERITY_WEIGHT } from '#model/finding.ts';
import type { Explanations } from '#model/model-explanation.ts';
import type { RunProblem } from '#model/run.ts';
import { explanationLines } from './explanation-lines.ts';
import { printable } from './printable.ts';
import type { Report, ReportedRun } from './report.ts';

type Element = ReturnType<typeof create>;

interface Suite {
  readonly findings: Finding[];
  readonly unread: RunProblem[];
}

/** A finding below `failOn` is a case that passes and says what it is; a file that nobody could read is an error. */
export function junitReport({ findings, problems, reported, explanations }: ReportedRun, { failOn }: { readonly failOn: Severity | 'never' }): Report {
  const fails = (finding: Finding): boolean => failOn !== 'never' && SEVERITY_WEIGHT[finding.severity] >= SEVERITY_WEIGHT[failOn];
  const unread = problems.filter((problem) => problem.kind === 'unread');
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const root = document.ele('testsuites', { name: 'lintel', ...counts(findings, { unread: unread.length, fails }) });
  for (const [file, suite] of suitesOf(findings, unread)) addSuite(root, { file, suite, fails, explanations });
  // A report without a single case reads like a job that never ran.
  if (findings.length === 0 && unread.length === 0) addCleanSuite(root, reported.length);
  return { text: `${document.end({ prettyPrint: true })}\n`, notes: [] };
}

function suitesOf(findings: readonly Finding[], unread: readonly RunProblem[]): readonly (readonly [string, Suite])[] {
  const suites = new Map<string, Suite>();
  const suiteOf = (file: string): Suite => {
    const known = suites.get(file) ?? { findings: [], unread: [] };
    suites.set(file, known);
    return known;
  };
  for (const finding of findings) suiteOf(finding.span.file).findings.push(finding);
  for (const problem of unread) suiteOf(problem.file).unread.push(problem);
  return [...suites].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function addSuite(root: Element, { file, suite, fails, explanations }: { readonly file: string; readonly suite: Suite; readonly fails: (finding: Finding) => boolean; readonly explanations: Explanations | undefined }): void {
  const path = printable(file);
  const element = root.ele('testsuite', { name: path, file: path, ...counts(suite.findings, { unread: suite.unread.length, fails }) });
  for (const problem of suite.unread) {
    element.ele('testcase', { name: 'is read', classname: path }).ele('error', { type: 'unread', message: printable(problem.message) });
  }
  for (const finding of suite.findings) {
    const { rule, severity, message, span } = finding;
    const testcase = element.ele('testcase', { name: `${rule} at ${String(span.line)}:${String(span.column)}`, classname: path });
    if (fails(finding)) testcase.ele('failure', { type: severity, message: printable(message) }).txt(detailsOf(finding, explanations));
    else testcase.ele('system-out').txt(`${severity}: ${printable(message)}\n${detailsOf(finding, explanations)}`);
  }
}

function addCleanSuite(root: Element, files: number): void {
  root.ele('testsuite', { name: 'lintel', tests: '1', failures: '0', errors: '0' }).ele('testcase', { name: `no findings in ${String(files)} files`, classname: 'lintel' });
}

function counts(findings: readonly Finding[], { unread, fails }: { readonly unread: number; readonly fails: (finding: Finding) => boolean }): Record<string, string> {
  const isClean = findings.length === 0 && unread === 0;
  return { tests: String(isClean ? 1 : findings.length + unread), failures: String(findings.filter(fails).length), errors: String(unread) };
}

function detailsOf({ span, evidence, entryPoints, fingerprint }: Finding, explanations: Explanations | undefined): string {
  const explanation = explanations?.get(fingerprint);
  return [
    printable(`${span.file}:${String(span.line)}:${String(span.column)}`),
    ...evidence.map((step) => printable(`- ${step.message}  ${step.span.file}:${String(step.span.line)}:${String(step.span.column)}`)),
    ...(entryPoints.length > 0 ? [printable(`reached from ${entryPoints.join(', ')}`)] : []),
    ...(explanation === undefined ? [] : explanationLines(explanation)),
  ].join('\n');
}
