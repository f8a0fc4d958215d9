/** Comments that switch findings off. */
import type { DirectiveFact, FileFacts } from '#model/facts.ts';
import type { Finding } from '#model/finding.ts';
import type { Program } from '#model/program.ts';
import { compareFindings } from './compare-findings.ts';
import type { Setting } from './settings.ts';
import { suppressionFindings } from './suppression-findings.ts';

export interface SuppressionInput {
  readonly file: FileFacts;
  readonly findings: readonly Finding[];
  readonly settings: readonly Setting[];
  readonly directives: 'all' | 'lintel';
  readonly program: Pick<Program, 'spanOf'>;
  /** The day that decides whether a suppression has run out, such as `2027-01-31`; undefined if nobody knows. Asked only if one names its last day. */
  readonly commitDate: () => string | undefined;
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
  const silenced = new Map<DirectiveFact, Finding[]>();
  const findings: Finding[] = [];
  const suppressed = new Map<Finding, DirectiveFact>();
  for (const finding of input.findings) {
    const silencing = directives.filter((directive) => names(directive, finding.rule) && covers(directive, finding, { file, stacked }));
    for (const directive of silencing) {
      const before = silenced.get(directive);
      if (before === undefined) silenced.set(directive, [finding]);
      else before.push(finding);
    }
    const [first] = silencing;
    if (first === undefined) findings.push(finding);
    else suppressed.set(finding, first);
  }
  return { findings: [...findings, ...suppressionFindings(input, silenced)].sort(compareFindings), suppressed };
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
