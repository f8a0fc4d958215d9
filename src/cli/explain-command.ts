/** `lintel explain`: a rule's own words, why a finding is reported, or why a place is not. */
import { existsSync } from 'node:fs';
import { suggest } from '#load/suggest.ts';
import { rules } from '#index.ts';
import { ruleJson } from '#report/rule-json.ts';
import { ruleText } from '#report/rule-text.ts';
import { version } from '#version.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { explainFingerprint } from './explain-fingerprint.ts';
import { explainPlaceAt } from './explain-place-at.ts';
import type { ProjectOptions } from './project-options.ts';
import { ruleNamed } from './rule-named.ts';
import { colorsFor, print } from './streams.ts';

export interface ExplainOptions extends Pick<ProjectOptions, 'config' | 'strict' | 'cache'> {
  readonly format: 'pretty' | 'json';
  /** Rules to limit the answer to; all if it is empty. */
  readonly rule: readonly string[];
  /** Ask a model, too; only findings are asked about. */
  readonly llm?: true;
}

const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;
const FINGERPRINT = /^[0-9a-f]{6,}$/i;

/** Takes a rule's id as findings show it, `file:line` with or without a column, or a fingerprint or its beginning. */
export async function explainCommand(subject: string, options: ExplainOptions): Promise<number> {
  const rule = rules.find(({ id }) => id === subject || `lintel/${id}` === subject);
  if (rule) {
    if (options.llm) throw new UsageError('a model is asked about findings only: give a fingerprint, or file:line where something is reported. A rule has its own words.');
    print(options.format === 'json' ? ruleJson(rule, { version }) : ruleText(rule, { colors: colorsFor(process.stdout) }));
    return ExitCode.Clean;
  }
  const place = PLACE.exec(subject);
  if (place) {
    const [, file = '', line, column] = place;
    return explainPlaceAt({ file, line: Number(line), column: column === undefined ? undefined : Number(column), rules: options.rule.length === 0 ? rules : options.rule.map(ruleNamed) }, options);
  }
  if (FINGERPRINT.test(subject)) return explainFingerprint(subject.toLowerCase(), options);
  throw new UsageError(whatElse(subject));
}

/** What somebody may have meant who names none of the three. */
function whatElse(subject: string): string {
  if (/^[0-9a-f]+$/i.test(subject)) return `\`${subject}\` is too short for a fingerprint: give at least its first 6 digits.`;
  if (existsSync(subject)) return `say which line of it: \`lintel explain ${subject}:12\`.`;
  const ids = rules.map(({ id }) => id);
  return `there is no rule \`${subject}\`.${suggest(subject, ids)} \`lintel rules\` lists them all; a place is given as file:line, and a finding by its fingerprint.`;
}
