/** What a change fixes and does to the system, in Markdown. */
import type { Diff, Difference, SystemChanges } from '#model/diff.ts';
import { entryName } from './entry-name.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** Lines, each with its line break; none for what stayed the same. */
export function markdownChange({ fixed, changes }: Pick<Diff, 'fixed' | 'changes'>): readonly string[] {
  return [
    ...section('Fixed', fixed.map(({ rule, message, span }) => `${markdownText(message)} ${markdownCode(rule)} ${markdownCode(`${span.file}:${String(span.line)}`)}`)),
    ...section('Entry points', entryItems(changes)),
    ...section('Tables', tableItems(changes)),
  ];
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`\n### ${title}\n\n`, ...items.map((item) => `- ${item}\n`)];
}

function entryItems({ entryPoints: { added, removed, changed } }: SystemChanges): readonly string[] {
  return [
    ...added.map((entry) => `**added** ${markdownCode(entryName(entry))}, auth ${entry.auth.state}`),
    ...removed.map((entry) => `**removed** ${markdownCode(entryName(entry))}`),
    ...changed.map(({ after, differences }) => `**changed** ${markdownCode(entryName(after))}: ${differences.map(differenceText).join('; ')}`),
  ];
}

function tableItems({ tables: { added, removed, changed } }: SystemChanges): readonly string[] {
  return [
    ...added.map(({ name }) => `**added** ${markdownCode(name)}`),
    ...removed.map(({ name }) => `**removed** ${markdownCode(name)}`),
    ...changed.map(({ name, differences }) => `**changed** ${markdownCode(name)}: ${differences.map(differenceText).join('; ')}`),
  ];
}

function differenceText({ what, before, after, isWorse }: Difference): string {
  const text = `${what} ${markdownCode(before || 'none')} → ${markdownCode(after || 'none')}`;
  return isWorse ? `${text} ⚠️` : text;
}
