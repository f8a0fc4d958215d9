/** A plan for people: what would be written where, as differences, and what is left to them. */
import { createTwoFilesPatch } from 'diff';
import type { Colors } from 'picocolors/types.js';
import type { InitPlan, InitStep } from './init-plan.ts';

/** Ends with a line break. `place` turns paths of the plan into those that the reader knows. */
export function planText({ found, steps }: Pick<InitPlan, 'found' | 'steps'>, { colors, place }: { readonly colors: Colors; readonly place: (file: string) => string }): string {
  const blocks = steps.map((step) => stepText(step, colors, place)).filter((text) => text !== '');
  return [`${colors.dim(`Found: ${found.join(', ')}.`)}\n`, ...blocks].join('\n');
}

/** Empty if there is nothing left to do. */
function stepText({ title, changes, byHand }: InitStep, colors: Colors, place: (file: string) => string): string {
  const differences = changes.map(({ file, before, after }) => `${colors.bold(place(file))}${before === undefined ? ' (new)' : ''}\n${difference(before ?? '', after, colors)}`);
  const rest = byHand === '' ? [] : [`${colors.yellow(changes.length === 0 ? 'By hand:' : 'Besides:')} ${byHand}\n`];
  const parts = [...differences, ...rest];
  return parts.length === 0 ? '' : `${colors.underline(upperFirst(title))}\n${parts.join('')}`;
}

function difference(before: string, after: string, colors: Colors): string {
  const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const patch = createTwoFilesPatch('', '', plain(before), plain(after), '', '', { context: 2 });
  const lines = patch.slice(patch.indexOf('@@')).split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('\\') && (before !== '' || !line.startsWith('@@')))
    .map((line) => `  ${line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : colors.dim(line)}\n`)
    .join('');
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
