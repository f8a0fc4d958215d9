/** Findings for programs. The shape is a contract: it changes only with a major version. */
import type { EvidenceStep, Finding } from '#model/finding.ts';
import type { Explanation } from '#model/model-explanation.ts';
import { placeIn } from './place-in.ts';
import type { ReportedRun } from './report.ts';

/** Without `measured` the figures of `stats` are null: the same input gives the same bytes, on every machine and at every speed. */
export function checkJson(result: ReportedRun, { measured }: { readonly measured: 'measured' | 'reproducible' }): string {
  const { stats, findings, explanations } = result;
  const document = {
    version: result.version,
    root: placeIn(result)('.'),
    findings: findings.map((finding) => ({ ...findingJson(finding), ...explanationJson(explanations?.get(finding.fingerprint)) })),
    summary: {
      files: result.reported.length,
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      infos: findings.filter((finding) => finding.severity === 'info').length,
      suppressed: result.suppressed.length,
      baselined: result.baselined.length,
    },
    stats:
      measured === 'measured'
        ? { ms: Math.round(stats.ms), extracted: stats.extracted, cached: stats.cached }
        : { ms: null, extracted: null, cached: null },
    ...(result.change && { diff: changeJson(result.change) }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Only `lintel diff` has it: `findings` are then the new ones. */
function changeJson({ base, head, fixed, changes }: NonNullable<ReportedRun['change']>): object {
  return { base, head, fixed: fixed.map(findingJson), system: changes };
}

export function findingJson(finding: Finding): object {
  const { span } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    file: span.file,
    line: span.line,
    column: span.column,
    endLine: span.endLine,
    endColumn: span.endColumn,
    fingerprint: finding.fingerprint,
    context: finding.context,
    entryPoints: finding.entryPoints,
    evidence: finding.evidence.map(stepJson),
    docs: finding.docs,
  };
}

/** Only runs with explanations have the field. */
function explanationJson(explanation: Explanation | undefined): object {
  return explanation === undefined ? {} : { explanation };
}

export function stepJson({ span, message }: EvidenceStep): object {
  return { file: span.file, line: span.line, column: span.column, message };
}
