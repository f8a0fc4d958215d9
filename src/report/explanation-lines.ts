/** An explanation as plain lines, for every format without a form of its own for it. */
import type { Explanation } from '#model/model-explanation.ts';
import { printable } from './printable.ts';

/** Says first who speaks: nobody must take a model's words for lintel's. The lines of a diff come one by one. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { whatHappens, consequence, fix, doubts } = explanation;
  return [
    explanationHeading(explanation),
    `What happens: ${printable(whatHappens)}`,
    `Consequence: ${printable(consequence)}`,
    `Fix: ${printable(fix.summary)}`,
    ...diffLines(explanation),
    ...doubts.map((doubt) => `Not sure: ${printable(doubt)}`),
  ];
}

export function explanationHeading({ source, model }: Explanation): string {
  return source === 'rule' ? 'In the rule’s own words' : `Explained by ${printable(model ?? 'a model')}, a model: advice that may be wrong`;
}

/** Tabs become spaces: `printable` knows no tab, and no terminal has the width of the file's editor. */
export function diffLines({ fix }: Explanation): readonly string[] {
  return fix.diff === null ? [] : fix.diff.trimEnd().split('\n').map((line) => printable(line.replaceAll('\t', '  ')));
}
