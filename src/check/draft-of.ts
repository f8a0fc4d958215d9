/** A rule's report, weighed by where its place is reached from, and put into words. */
import type { FileFacts } from '#model/facts.ts';
import { type Finding, type Reach, type Severity, SEVERITY_WEIGHT } from '#model/finding.ts';
import type { Problem } from '#model/rule.ts';
import type { FileRole, System } from '#model/system.ts';
import { docsAddress } from './docs-address.ts';
import type { Setting } from './settings.ts';

/** A finding without its fingerprint, and what the fingerprint is made of. */
export interface Draft {
  readonly finding: Omit<Finding, 'fingerprint' | 'contentFingerprint' | 'scope'>;
  /** Key of the message in the rule. */
  readonly message: string;
  readonly anchor: string | undefined;
}

// Nobody waits for these and nobody attacks them: the same code there is not the same defect.
const QUIET_REACH = new Set<Reach>(['script', 'migration', 'test']);
const QUIET_ROLES: Partial<Record<FileRole, Reach>> = { test: 'test', migration: 'migration', seed: 'script', script: 'script' };

/** Whether a file of such a role is worth asking about at all. */
export function isQuietFile(file: FileFacts, system: Pick<System, 'roleOf'>): boolean {
  return QUIET_ROLES[system.roleOf(file)] !== undefined;
}

/** Undefined where the place only matters to tests, scripts and migrations, and nobody asked for those. */
export function draftOf(problem: Problem, { setting, file, system }: { setting: Setting; file: FileFacts; system: System }): Draft | undefined {
  const { rule } = setting;
  const context = reachOf(problem, file, system);
  const isQuiet = isQuietFile(file, system) || (context.length > 0 && context.every((reach) => QUIET_REACH.has(reach)));
  if (isQuiet && !setting.asked) return undefined;

  const template = rule.messages[problem.message];
  if (template === undefined) throw new Error(`${rule.id} has no message \`${problem.message}\``);

  return {
    message: problem.message,
    anchor: problem.anchor,
    finding: {
      rule: rule.id,
      severity: severityOf(problem, setting),
      confidence: problem.confidence ?? rule.confidence,
      message: fill(template, problem.data ?? {}),
      span: problem.at,
      context,
      entryPoints: entryPointsOf(problem, system),
      evidence: problem.evidence ?? [],
      ...(problem.suggestions !== undefined && problem.suggestions.length > 0 && { suggestions: problem.suggestions }),
      docs: docsAddress(rule.id),
    },
  };
}

function reachOf(problem: Problem, file: FileFacts, system: System): readonly Reach[] {
  if (problem.context !== undefined) return [...new Set(problem.context)].sort();
  if (problem.fn !== undefined) return system.contextsOf(problem.fn);
  const role = QUIET_ROLES[system.roleOf(file)];
  return role === undefined ? [] : [role];
}

function entryPointsOf(problem: Problem, system: System): readonly string[] {
  if (problem.entryPoints !== undefined) return [...new Set(problem.entryPoints)].sort();
  if (problem.fn === undefined) return [];
  return [...new Set(system.entryPointsReaching(problem.fn).map((entry) => entry.name))].sort();
}

/** A report that its rule marks down stays down, whatever level the configuration gives the rule. */
function severityOf(problem: Problem, { rule, level, chosen }: Setting): Severity {
  const own = problem.severity ?? rule.severity;
  if (!chosen || level === 'off') return own;
  return SEVERITY_WEIGHT[own] < SEVERITY_WEIGHT[rule.severity] && SEVERITY_WEIGHT[own] < SEVERITY_WEIGHT[level] ? own : level;
}

function fill(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => data[name] ?? placeholder);
}
