/** What is wrong with the suppression comments of a file: those that silence nothing, give no reason, or have run out. */
import type { DirectiveFact } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import { docsAddress } from './docs-address.ts';
import { expiredSuppression } from './expired-suppression.ts';
import { fingerprintsOf } from './fingerprint-of.ts';
import type { Setting } from './settings.ts';
import { suppressionReason } from './suppression-reason.ts';
import { suppressionTerm } from './suppression-term.ts';
import type { SuppressionInput } from './suppressions.ts';
import { unusedSuppression } from './unused-suppression.ts';

interface Complaint {
  readonly rule: AnyRule;
  readonly message: string;
  /** What makes it the same complaint in another version of the file. */
  readonly about: readonly string[];
}

/** ESLint reports its own comments, so only lintel's are ours. */
export function suppressionFindings(input: SuppressionInput, silenced: ReadonlyMap<DirectiveFact, readonly Finding[]>): readonly Finding[] {
  const { file, settings, program } = input;
  const ordinals = new Map<string, number>();
  return file.directives
    .filter((directive) => !directive.eslint && directive.kind !== 'enable')
    .flatMap((directive) => {
      const hidden = silenced.get(directive) ?? [];
      const needless = unused(directive, hidden, settings);
      // A comment that silences nothing is to be removed, not to be given a reason.
      const complaints = hidden.length === 0 ? needless : [...needless, ...reasonless(directive), ...expired(directive, hidden, input)];
      return complaints.flatMap(({ rule, message, about }) => {
        const level = settings.find((setting) => setting.rule === rule)?.level ?? 'off';
        if (level === 'off') return [];

        const equals = JSON.stringify([rule.id, about]);
        const ordinal = ordinals.get(equals) ?? 0;
        ordinals.set(equals, ordinal + 1);
        return [
          {
            rule: rule.id,
            severity: level,
            confidence: rule.confidence,
            message,
            span: program.spanOf(file, directive),
            scope: '',
            ...fingerprintsOf({ rule: rule.id, path: file.path, about, ordinal }),
            context: [],
            entryPoints: [],
            evidence: [],
            docs: docsAddress(rule.id),
          },
        ];
      });
    });
}

/** Nothing is said of a rule that is off here: whether it would report, nobody knows. */
function unused(directive: DirectiveFact, hidden: readonly Finding[], settings: readonly Setting[]): readonly Complaint[] {
  const say = (key: string, rule = ''): Complaint => {
    const message = wordsOf(unusedSuppression, key, { rule });
    return { rule: unusedSuppression, message, about: [message] };
  };
  if (directive.rules.length === 0) return hidden.length === 0 ? [say('unusedAll')] : [];
  return directive.rules.flatMap((rule) => {
    const setting = settings.find((candidate) => candidate.rule.id === rule);
    if (setting === undefined) return [say('unknown', rule)];
    return hidden.some((finding) => finding.rule === rule) || setting.level === 'off' ? [] : [say('unused', rule)];
  });
}

function reasonless(directive: DirectiveFact): readonly Complaint[] {
  const { why, until, mistake } = suppressionTerm(directive.reason);
  const rules = directive.rules.length === 0 ? 'every rule' : directive.rules.join(', ');
  const say = (key: string, data: Readonly<Record<string, string>>): Complaint => ({ rule: suppressionReason, message: wordsOf(suppressionReason, key, data), about: [key, rules] });
  if (mistake !== undefined) return [say('badDate', { until: mistake })];
  if (why !== '') return [];
  return [until === undefined ? say('missing', { rules }) : say('onlyDate', { rules, until })];
}

/** The day itself still counts. */
function expired(directive: DirectiveFact, hidden: readonly Finding[], { commitDate }: SuppressionInput): readonly Complaint[] {
  const { until } = suppressionTerm(directive.reason);
  const [first, ...others] = hidden;
  if (until === undefined || first === undefined) return [];

  const date = commitDate();
  if (date === undefined || date <= until) return [];
  const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
  const rules = [...new Set(hidden.map((finding) => finding.rule))];
  return [{ rule: expiredSuppression, message: wordsOf(expiredSuppression, 'expired', { until, hidden: `${first.rule}${more}: ${first.message}` }), about: ['expired', until, ...rules] }];
}

function wordsOf(rule: AnyRule, key: string, data: Readonly<Record<string, string>>): string {
  return (rule.messages[key] ?? '').replace(/\{(\w+)\}/g, (placeholder, name: string) => data[name] ?? placeholder);
}
