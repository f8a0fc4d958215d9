/** Why rules keep silent, collected for whoever asks: their own reasons, and those of the stage around them. */
import type { DirectiveFact, FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule, Problem, Silent } from '#model/rule.ts';
import type { RuleSilence } from '#model/run.ts';
import type { System } from '#model/system.ts';
import { compareFindings } from './compare-findings.ts';
import { isQuietFile } from './draft-of.ts';
import type { Setting } from './settings.ts';

export interface Silences {
  /** What a rule says itself. */
  ofRule(rule: AnyRule): Silent;
  /** Rules that are not asked about the file at all; the reason is given at every line of it. */
  ofFile(file: FileFacts, settings: readonly Setting[]): void;
  /** A report about a place that only matters to tests, scripts and migrations. */
  ofQuietPlace(rule: AnyRule, problem: Problem): void;
  ofComments(file: FileFacts, suppressed: ReadonlyMap<Finding, DirectiveFact>): void;
  /** In the order of findings, each once. */
  sorted(): readonly RuleSilence[];
}

export function collectSilences(system: System): Silences {
  const kept: RuleSilence[] = [];

  return {
    ofRule: (rule) => (silence) => void kept.push({ rule: rule.id, ...silence }),

    ofFile(file, settings) {
      const at = system.program.spanOf(file, { start: 0, end: Math.max(0, ...file.functions.slice(0, 1).map((body) => body.end)) });
      for (const { rule, level, asked, from } of settings) {
        const because = reasonForFile(file, system, { isOff: level === 'off', isAsked: asked, from });
        if (because !== undefined) kept.push({ rule: rule.id, at, fact: 'yes', because });
      }
    },

    ofQuietPlace(rule, problem) {
      kept.push({ rule: rule.id, at: problem.at, fact: 'yes', because: 'only scripts, migrations or tests reach it, and no override asks for those' });
    },

    ofComments(file, suppressed) {
      for (const [finding, directive] of suppressed) {
        const why = directive.reason === '' ? '' : ` (${directive.reason})`;
        kept.push({
          rule: finding.rule,
          at: finding.span,
          fact: 'yes',
          because: `it is suppressed by the comment in line ${String(directive.line)}${why}`,
          evidence: [{ span: system.program.spanOf(file, directive), message: 'the comment' }, ...finding.evidence],
        });
      }
    },

    sorted() {
      const once = new Map(kept.map((silence) => [JSON.stringify([silence.rule, silence.at, silence.because]), silence]));
      return [...once.values()].sort((a, b) => compareFindings(asFinding(a), asFinding(b)));
    },
  };
}

interface Asking {
  readonly isOff: boolean;
  readonly isAsked: boolean;
  readonly from: string;
}

function reasonForFile(file: FileFacts, system: System, { isOff, isAsked, from }: Asking): string | undefined {
  if (!system.isBackend(file)) return 'the file is browser code, a declaration file or generated, and no part of the backend';
  if (isOff) return `the rule is off here: ${from.startsWith('the preset') ? `${from} leaves it out` : `${from} of the configuration says so`}`;
  return isQuietFile(file, system) && !isAsked ? `the file is a ${system.roleOf(file)}, where rules keep silent unless an override names them` : undefined;
}

function asFinding({ at, rule, because }: RuleSilence): Pick<Finding, 'span' | 'rule' | 'message'> {
  return { span: at, rule, message: because };
}
