/** Values of options, checked while they are parsed. */
import { InvalidArgumentError } from 'commander';
import type { Level } from '#model/config.ts';

const LEVELS: readonly string[] = ['off', 'info', 'warning', 'error'] satisfies readonly Level[];

/** `data/no-n-plus-one:error`, added to those given before. */
export function parseLevels(text: string, before: Readonly<Record<string, Level>>): Readonly<Record<string, Level>> {
  const colon = text.lastIndexOf(':');
  const id = text.slice(0, Math.max(colon, 0));
  const level = text.slice(colon + 1);
  if (id === '' || !isLevel(level)) throw new InvalidArgumentError(`Expected a rule and a level, such as data/no-n-plus-one:warning. Levels are ${LEVELS.join(', ')}.`);
  return { ...before, [id]: level };
}

/** A whole number from 0. */
export function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 0.');
  return Number(text);
}

function isLevel(text: string): text is Level {
  return LEVELS.includes(text);
}
