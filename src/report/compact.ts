/** Findings in few words, for agents and small screens: the most important first, each with the way that proves it. */
import type { EvidenceStep, Finding } from '#model/finding.ts';
import type { Explanation } from '#model/model-explanation.ts';
import { countWords, plural } from './count-words.ts';
import { byImportance } from './most-important.ts';
import { printable } from './printable.ts';
import type { Report, ReportedRun } from './report.ts';

const SHOWN_STEPS = 4;
// Enough to tell one finding of a project from another; `lintel explain` takes it.
const SHOWN_DIGITS = 8;

/** @param maxFindings the rest is counted, and how to see it is said. */
export function compactReport(run: ReportedRun, { maxFindings }: { readonly maxFindings: number }): Report {
  const { findings } = run;
  const shown = byImportance(findings).slice(0, maxFindings);
  const hidden = findings.length - shown.length;
  const lines = [
    headline(run),
    ...shown.flatMap((finding) => [...findingLines(finding), ...adviceLines(run.explanations?.get(finding.fingerprint))]),
    ...(hidden > 0 ? [`… ${plural(hidden, 'more finding')} of lesser weight; --max-findings ${String(findings.length)} shows all.`] : []),
    ...(shown.length > 0 ? ['Every step of a finding: lintel explain <what stands in its brackets>'] : []),
  ];
  return { text: `${lines.join('\n')}\n`, notes: [] };
}

function headline({ findings, reported, problems, since, change }: ReportedRun): string {
  const what = since === undefined ? 'finding' : 'new finding';
  const scope = `in ${plural(reported.length, 'file')}${since === undefined ? '' : ` since ${printable(since)}`}`;
  const unread = problems.filter((problem) => problem.kind === 'unread').length;
  const fixed = change === undefined || change.fixed.length === 0 ? '' : ` ${String(change.fixed.length)} fixed.`;
  const gaps = unread === 0 ? '' : ` ${plural(unread, 'file')} could not be read, so findings may be missing.`;
  if (findings.length === 0) return `No ${what}s ${scope}.${fixed}${gaps}`;
  return `${plural(findings.length, what)} ${scope}: ${countWords(findings)}.${fixed}${gaps}`;
}

function findingLines(finding: Finding): readonly string[] {
  const { span, severity, confidence, rule, message, evidence, entryPoints, fingerprint } = finding;
  const doubt = confidence === 'high' ? '' : ` (${confidence} confidence)`;
  const more = [...(evidence.length > 0 ? [`via ${way(evidence, span.file)}`] : []), ...(entryPoints.length > 0 ? [`from ${reachedFrom(entryPoints)}`] : [])];
  return [
    printable(`${span.file}:${String(span.line)}:${String(span.column)} ${severity} ${rule}: ${message}${doubt} [${fingerprint.slice(0, SHOWN_DIGITS)}]`),
    ...(more.length > 0 ? [`  ${printable(more.join('; '))}`] : []),
  ];
}

/** The rule's own words are in its page. */
function adviceLines(explanation: Explanation | undefined): readonly string[] {
  if (explanation?.source !== 'model') return [];
  const { model, consequence, fix } = explanation;
  return [printable(`  ${model ?? 'a model'} (may be wrong): ${consequence} Fix: ${fix.summary}`)];
}

/** Both ends of a long way: where it begins is what to change, where it ends is what happens. */
function way(evidence: readonly EvidenceStep[], home: string): string {
  const tooLong = evidence.length > SHOWN_STEPS;
  const steps = tooLong ? [...evidence.slice(0, SHOWN_STEPS - 2), ...evidence.slice(-1)] : evidence;
  const words = steps.map(({ span, message }) => `${message} ${span.file === home ? '' : `${span.file}:`}${String(span.line)}`);
  if (tooLong) words.splice(SHOWN_STEPS - 2, 0, `… ${String(evidence.length - steps.length)} more steps`);
  return words.join(' → ');
}

function reachedFrom(entryPoints: readonly string[]): string {
  const [first = '', ...others] = entryPoints;
  return others.length === 0 ? first : `${first} and ${String(others.length)} more`;
}
