/** An explanation in Markdown, set off as what it is: a model's words. */
import type { Explanation } from '#model/model-explanation.ts';
import { explanationHeading } from './explanation-lines.ts';
import { markdownText } from './markdown-text.ts';
import { printable } from './printable.ts';

/** Ends with an empty line. */
export function explanationMarkdown(explanation: Explanation): string {
  const { whatHappens, consequence, fix, doubts } = explanation;
  return [
    `**${markdownText(explanationHeading(explanation))}**`,
    '',
    `> ${markdownText(whatHappens)}`,
    '>',
    `> Consequence: ${markdownText(consequence)}`,
    '>',
    `> Fix: ${markdownText(fix.summary)}`,
    ...doubts.flatMap((doubt) => ['>', `> Not sure: ${markdownText(doubt)}`]),
    '',
    ...(fix.diff === null ? [] : [...fenced(fix.diff), '']),
    '',
  ].join('\n');
}

/** The fence is longer than any run of backticks inside, so nothing in it ends it. */
function fenced(diff: string): readonly string[] {
  const lines = diff.trimEnd().split('\n').map((line) => line.split('\t').map(printable).join('\t'));
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence];
}
