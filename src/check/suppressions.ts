/** Comments that switch findings off, and those that switch nothing off. */
import type { DirectiveFact, FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { Program } from '#model/program.ts';
import { compareFindings } from './compare-findings.ts';
import { docsAddress } from './docs-address.ts';
import { fingerprintsOf } from './fingerprint-of.ts';
import type { Setting } from './settings.ts';
import { unusedSuppression } from './unused-suppression.ts';

export interface SuppressionInput {
  readonly file: FileFacts;
  readonly findings: readonly Finding[];
  readonly settings: readonly Setting[];
  readonly directives: 'all' | 'lintel';
  readonly program: Pick<Program, 'spanOf'>;
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  /** Each with the first comment that silences it. */
  readonly suppressed: ReadonlyMap<Finding, DirectiveFact>;
}

export function applySuppressions(input: SuppressionInput): Suppressed {
  const { file } = input;
  const directives = file.directives.filter((directive) => input.directives === 'all' || !directive.eslint);
  if (directives.length === 0) return { findings: input.findings, suppressed: new Map() };

  const stacked = new Set(file.directives.filter((directive) => directive.kind === 'disable-next-line').map((directive) => directive.line));
  const used = new Map<DirectiveFact, Set<string>>();
  const findings: Finding[] = [];
  const suppressed = new Map<Finding, DirectiveFact>();
  for (const finding of input.findings) {
    const silencing = directives.filter((directive) => names(directive, finding.rule) && covers(directive, finding, { file, stacked }));
    for (const directive of silencing) used.set(directive, (used.get(directive) ?? new Set<string>()).add(finding.rule));
    const [first] = silencing;
    if (first === undefined) findings.push(finding);
    else suppressed.set(finding, first);
  }
  return { findings: [...findings, ...unusedOnes(input, used)].sort(compareFindings), suppressed };
}

function names(directive: DirectiveFact, rule: string): boolean {
  return directive.rules.length === 0 || directive.rules.includes(directive.eslint ? `lintel/${rule}` : rule);
}

interface Surrounding {
  readonly file: FileFacts;
  /** Lines that hold a comment for the next line. */
  readonly stacked: ReadonlySet<number>;
}

function covers(directive: DirectiveFact, finding: Finding, { file, stacked }: Surrounding): boolean {
  const { line, column } = finding.span;
  switch (directive.kind) {
    case 'disable-file':
      return true;
    case 'disable-line':
      return line === directive.line;
    case 'disable-next-line':
      return line === lineBelow(directive, stacked);
    case 'disable': {
      const at = (file.lineStarts[line - 1] ?? 0) + column - 1;
      return at >= directive.start && at < enabledAgain(directive, finding.rule, file);
    }
    case 'enable':
      return false;
  }
}

/** Several such comments may be stacked above one line; all of them mean the line below the stack. */
function lineBelow(directive: DirectiveFact, stacked: ReadonlySet<number>): number {
  let line = directive.line + 1;
  while (stacked.has(line)) line += 1;
  return line;
}

/** Offset of the comment that ends the block, or infinity. */
function enabledAgain(directive: DirectiveFact, rule: string, file: FileFacts): number {
  const end = file.directives.find((other) => other.kind === 'enable' && other.eslint === directive.eslint && other.start > directive.start && names(other, rule));
  return end?.start ?? Infinity;
}

/** ESLint reports its own unused comments, so only lintel's are ours. */
function unusedOnes({ file, settings, program }: SuppressionInput, used: ReadonlyMap<DirectiveFact, ReadonlySet<string>>): readonly Finding[] {
  const own = settings.find((setting) => setting.rule === unusedSuppression);
  if (own === undefined || own.level === 'off') return [];

  const severity = own.level;
  const ordinals = new Map<string, number>();
  return file.directives
    .filter((directive) => !directive.eslint && directive.kind !== 'enable')
    .flatMap((directive) =>
      complaints(directive, used.get(directive) ?? new Set(), settings).map((message) => {
        const ordinal = ordinals.get(message) ?? 0;
        ordinals.set(message, ordinal + 1);
        return {
          rule: unusedSuppression.id,
          severity,
          confidence: unusedSuppression.confidence,
          message,
          span: program.spanOf(file, directive),
          ...fingerprintsOf({ rule: unusedSuppression.id, path: file.path, about: [message], ordinal }),
          context: [],
          entryPoints: [],
          evidence: [],
          docs: docsAddress(unusedSuppression.id),
        };
      }),
    );
}

/** Nothing is said of a rule that is off here: whether it would report, nobody knows. */
function complaints(directive: DirectiveFact, silenced: ReadonlySet<string>, settings: readonly Setting[]): readonly string[] {
  const messages = unusedSuppression.messages;
  if (directive.rules.length === 0) return silenced.size === 0 ? [messages.unusedAll ?? ''] : [];
  return directive.rules.flatMap((rule) => {
    const setting = settings.find((candidate) => candidate.rule.id === rule);
    if (setting === undefined) return [(messages.unknown ?? '').replace('{rule}', rule)];
    return silenced.has(rule) || setting.level === 'off' ? [] : [(messages.unused ?? '').replace('{rule}', rule)];
  });
}
