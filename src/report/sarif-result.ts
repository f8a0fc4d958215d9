/** One finding as a SARIF result. */
import type { Location, Result, ThreadFlowLocation } from 'sarif';
import type { EvidenceStep, Finding, Severity } from '#model/finding.ts';
import type { Explanation } from '#model/model-explanation.ts';
import { explanationHeading, explanationLines } from './explanation-lines.ts';
import { printable } from './printable.ts';
import { sarifLocation } from './sarif-location.ts';

const LEVELS: Record<Severity, Result.level> = { error: 'error', warning: 'warning', info: 'note' };
// GitHub refuses a result with more; the place itself is one of the locations.
const MOST_LOCATIONS = 1_000;
const MOST_FLOW_LOCATIONS = 10_000;

/** @param ruleIndex position among the tool's rules; undefined for a rule that the tool does not list. */
export function sarifResult(finding: Finding, ruleIndex: number | undefined, explanation?: Explanation): Result {
  const { rule, severity, message, span, evidence, fingerprint, contentFingerprint, confidence, context, entryPoints } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: sarifMessage(message) },
    locations: [sarifLocation(span)],
    ...(evidence.length > 0 && {
      codeFlows: [{ threadFlows: [{ locations: evidence.slice(0, MOST_FLOW_LOCATIONS).map(flowLocation) }] }],
      relatedLocations: evidence.slice(0, MOST_LOCATIONS - 1).map(relatedLocation),
    }),
    // Not `primaryLocationLineHash`: GitHub's upload computes that from the text and warns of every other value.
    partialFingerprints: { 'lintel/v1': fingerprint, 'lintelContent/v1': contentFingerprint },
    properties: { confidence, context, entryPoints: entryPoints.map(printable), ...(explanation && { explanation: explanationProperty(explanation) }) },
  };
}

/** A property, since a viewer shows the message of a result as the tool's own. */
function explanationProperty(explanation: Explanation): object {
  return { source: explanation.source, model: explanation.model, heading: explanationHeading(explanation), text: explanationLines(explanation).slice(1).map(sarifMessage).join('\n') };
}

/** Steps that the document does not hold in full. */
export function evidenceLeftOut({ evidence }: Finding): number {
  return Math.max(0, evidence.length - (MOST_LOCATIONS - 1));
}

/** A viewer makes a link of `[words](address)`, which a source's text must not. */
export function sarifMessage(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

function flowLocation({ span, message }: EvidenceStep): ThreadFlowLocation {
  return { location: { ...sarifLocation(span), message: { text: sarifMessage(message) } } };
}

function relatedLocation({ span, message }: EvidenceStep, index: number): Location {
  return { id: index + 1, ...sarifLocation(span), message: { text: sarifMessage(message) } };
}
