/** `lintel explain <fingerprint>`: why a finding is reported, by its name or the beginning of it. */
import type { FindingExplanation } from '#model/place-explanation.ts';
import type { Finding } from '#model/finding.ts';
import { lint, rules, type RunResult } from '#index.ts';
import { explainFinding } from '#report/explain-finding.ts';
import { findingExplanationJson } from '#report/explain-json.ts';
import { prettyFindingExplanation } from '#report/explain-pretty.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import type { ExplainOptions } from './explain-command.ts';
import { mayExplain, wordsFor } from './explain-flags.ts';
import { sayProblems, withRunOptions } from './project-options.ts';
import { sourceLines } from './source-lines.ts';
import { colorsFor, print } from './streams.ts';

const MOST_CANDIDATES = 5;

interface Found {
  readonly finding: Finding;
  readonly status: FindingExplanation['status'];
}

/** Looks in the whole project. Throws a `UsageError` where no finding has that name, or several do. */
export async function explainFingerprint(prefix: string, options: ExplainOptions): Promise<number> {
  const onTheWay = await mayExplain({ explain: options.llm });
  const result = await withRunOptions([], { ...options, rule: {} }, (run) => lint({ ...run, ...onTheWay, scope: 'project' }));
  const isIncomplete = sayProblems({ problems: result.problems.filter(({ kind }) => kind === 'unread') });
  const { finding, status } = theOne(prefix, result);
  const rule = rules.find(({ id }) => id === finding.rule);
  if (rule === undefined) throw new UsageError(`the rule ${finding.rule} of this finding is not known here.`);

  const explanation = explainFinding(finding, status, { result, rule });
  const words = await wordsFor({ ...result, findings: [finding] }, options);
  print(options.format === 'json' ? findingExplanationJson(result, explanation, words) : prettyFindingExplanation(explanation, { colors: colorsFor(process.stdout), lineOf: sourceLines(result.textOf) }, words));
  return isIncomplete ? ExitCode.Failed : ExitCode.Clean;
}

function theOne(prefix: string, result: RunResult): Found {
  const all: readonly Found[] = [
    ...result.findings.map((finding) => ({ finding, status: 'reported' as const })),
    ...result.baselined.map((finding) => ({ finding, status: 'baselined' as const })),
    ...result.suppressed.map((finding) => ({ finding, status: 'suppressed' as const })),
  ];
  const [found, ...others] = all.filter(({ finding }) => finding.fingerprint.startsWith(prefix));
  if (found === undefined) throw new UsageError(whyNone(prefix, result));
  if (others.length > 0) throw new UsageError(ambiguous(prefix, [found, ...others]));
  return found;
}

function whyNone(prefix: string, { staleBaseline }: RunResult): string {
  const solved = staleBaseline.find(({ fingerprint }) => fingerprint.startsWith(prefix));
  if (solved) return `no finding has the fingerprint ${prefix} any more: the baseline holds it as ${solved.rule} in ${solved.file}, and it is solved. \`lintel baseline --prune\` drops it there.`;
  return `no finding has a fingerprint that begins with ${prefix}. It may be fixed, its file or its line may have changed, or another configuration reports it (\`--strict\`, \`--config\`). \`lintel check --format json\` shows all fingerprints.`;
}

function ambiguous(prefix: string, found: readonly Found[]): string {
  const lines = found.slice(0, MOST_CANDIDATES).map(({ finding: { fingerprint, rule, span } }) => `  ${fingerprint}  ${rule}  ${span.file}:${String(span.line)}`);
  return [`${String(found.length)} findings have a fingerprint that begins with ${prefix}; give more digits:`, ...lines, ...(found.length > MOST_CANDIDATES ? [`  and ${String(found.length - MOST_CANDIDATES)} more`] : [])].join('\n');
}
