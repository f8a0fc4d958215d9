/** What a change fixes and does to the system, for people. */
import type { Diff, Difference, SystemChanges } from '#model/diff.ts';
import type { MappedEntryPoint } from '#model/system-map.ts';
import { entryName } from './entry-name.ts';
import { printable } from './printable.ts';
import type { ReportSurroundings } from './surroundings.ts';

type Colors = ReportSurroundings['colors'];

/** Empty if there is nothing to tell; else ends with a line break. */
export function prettyChange({ fixed, changes }: Pick<Diff, 'fixed' | 'changes'>, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  return [
    block('Fixed', fixed.map(({ rule, message, span }) => `${colors.green('✓')} ${printable(message)}  ${colors.dim(`${rule}  ${printable(span.file)}:${String(span.line)}`)}`), colors),
    block('Entry points', entryLines(changes, colors), colors),
    block('Tables', tableLines(changes, colors), colors),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function block(title: string, lines: readonly string[], colors: Colors): string {
  return lines.length === 0 ? '' : `${colors.underline(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function entryLines({ entryPoints: { added, removed, changed } }: SystemChanges, colors: Colors): readonly string[] {
  return [
    ...added.map((entry) => `${colors.green('+')} ${nameOf(entry)}  ${colors.dim(`auth ${entry.auth.state}, ${placeOf(entry)}`)}`),
    ...removed.map((entry) => `${colors.red('-')} ${nameOf(entry)}  ${colors.dim(placeOf(entry))}`),
    ...changed.map(({ after, differences }) => `${colors.yellow('~')} ${nameOf(after)}  ${differences.map((difference) => differenceText(difference, colors)).join('; ')}  ${colors.dim(placeOf(after))}`),
  ];
}

function tableLines({ tables: { added, removed, changed } }: SystemChanges, colors: Colors): readonly string[] {
  return [
    ...added.map(({ name }) => `${colors.green('+')} ${printable(name)}`),
    ...removed.map(({ name }) => `${colors.red('-')} ${printable(name)}`),
    ...changed.map(({ name, differences }) => `${colors.yellow('~')} ${printable(name)}  ${differences.map((difference) => differenceText(difference, colors)).join('; ')}`),
  ];
}

function differenceText({ what, before, after, isWorse }: Difference, colors: Colors): string {
  const text = `${what}: ${printable(before) || 'none'} → ${printable(after) || 'none'}`;
  return isWorse ? colors.red(text) : text;
}

function nameOf(entry: MappedEntryPoint): string {
  return printable(entryName(entry));
}

function placeOf({ file, line }: MappedEntryPoint): string {
  return `${printable(file)}:${String(line)}`;
}
