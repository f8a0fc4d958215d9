/** The formats of findings by name, each loaded only when it is asked for. */
import type { Severity } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { Report, ReportedRun } from '#report/report.ts';
import type { ReportSurroundings } from '#report/surroundings.ts';

export const formats = ['pretty', 'compact', 'json', 'markdown', 'sarif', 'github-sarif', 'github', 'gitlab', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Formats that a host reads: it knows files by their paths in the repository, wherever lintel was started. */
export const hostFormats: ReadonlySet<Format> = new Set<Format>(['markdown', 'sarif', 'github-sarif', 'github', 'gitlab']);
/** Formats whose reader is a program: nobody looks for a summary beside them. */
export const dataFormats: ReadonlySet<Format> = new Set<Format>(['json', 'sarif', 'github-sarif', 'gitlab', 'junit']);

export interface FormatSettings extends ReportSurroundings {
  readonly failOn: Severity | 'never';
  readonly maxFindings: number;
  readonly measured: 'measured' | 'reproducible';
}

export async function formatRun(format: Format, run: ReportedRun, settings: FormatSettings): Promise<Report> {
  switch (format) {
    case 'pretty':
      return plain(await prettyRun(run, settings));
    case 'json':
      return plain((await import('#report/json.ts')).checkJson(run, settings));
    case 'compact':
      return (await import('#report/compact.ts')).compactReport(run, settings);
    case 'markdown':
      return (await import('#report/markdown.ts')).markdownReport(run, { rules: await allRules() });
    case 'sarif':
      return (await import('#report/sarif.ts')).sarifReport(run, { rules: await allRules(), silenced: 'marked' });
    case 'github-sarif':
      return (await import('#report/sarif.ts')).sarifReport(run, { rules: await allRules(), silenced: 'left out' });
    case 'github':
      return (await import('#report/github.ts')).githubReport(run);
    case 'gitlab':
      return (await import('#report/gitlab.ts')).gitlabReport(run);
    case 'junit':
      return (await import('#report/junit.ts')).junitReport(run, settings);
  }
}

async function prettyRun(run: ReportedRun, settings: FormatSettings): Promise<string> {
  const { prettyFindings } = await import('#report/pretty.ts');
  const findings = prettyFindings(run.findings, settings, run.explanations);
  if (run.change === undefined) return findings;
  const { prettyChange } = await import('#report/change-pretty.ts');
  const change = prettyChange(run.change, settings);
  return findings === '' || change === '' ? findings + change : `${findings}\n${change}`;
}

function plain(text: string): Report {
  return { text, notes: [] };
}

async function allRules(): Promise<readonly AnyRule[]> {
  return (await import('#index.ts')).rules;
}
