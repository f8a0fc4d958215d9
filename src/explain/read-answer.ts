/** A model's answer, checked and made harmless: structure first, then every text in it. */
import { z } from 'zod';
import type { Explanation } from '#model/model-explanation.ts';
import { settleDiff } from './settle-diff.ts';
import { visibleText } from './visible-text.ts';

export type AnswerWords = Omit<Explanation, 'source' | 'model'>;

const words = (most: number): z.ZodString => z.string().trim().min(1).max(most);

const answerSchema = z.strictObject({
  whatHappens: words(3000),
  consequence: words(2000),
  fix: z.strictObject({ summary: words(2000), diff: z.string().max(12_000).nullable() }),
  doubts: z.array(words(1000)).max(12),
});

/** For providers that want to be told: types only, since not all of them know lengths. */
export const ANSWER_JSON_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['whatHappens', 'consequence', 'fix', 'doubts'],
  properties: {
    whatHappens: { type: 'string' },
    consequence: { type: 'string' },
    fix: { type: 'object', additionalProperties: false, required: ['summary', 'diff'], properties: { summary: { type: 'string' }, diff: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
    doubts: { type: 'array', items: { type: 'string' } },
  },
} as const;

// The model has nothing to link to, and whoever made it say so has.
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S*|\b(?:javascript|data|vbscript|file|mailto|tel):[^\s,;.)]\S*|\bwww\.\S+/gi;
const LEFT_OUT = '(address left out)';

/**
 * @param linesOf lines of the files that a diff may change, by their paths in the finding.
 * @returns the answer, or what is wrong with it: `json` if it is none, `schema` if it is another structure.
 */
export function readAnswer(text: string, linesOf: (file: string) => readonly string[] | undefined): AnswerWords | { readonly wrong: 'json' | 'schema'; readonly why: string } {
  const json = parsed(text);
  if (json === undefined) return { wrong: 'json', why: 'it is no JSON' };
  const checked = answerSchema.safeParse(json);
  if (!checked.success) return { wrong: 'schema', why: checked.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`).join('; ') };

  const { whatHappens, consequence, fix, doubts } = checked.data;
  const answer = {
    whatHappens: oneLine(whatHappens),
    consequence: oneLine(consequence),
    fix: { summary: oneLine(fix.summary), diff: fix.diff === null ? null : settleDiff(fix.diff, linesOf) },
    doubts: doubts.map(oneLine).filter((doubt) => doubt !== ''),
  };
  // Nothing but what cannot be seen is no answer either.
  return answer.whatHappens === '' || answer.consequence === '' || answer.fix.summary === '' ? { wrong: 'schema', why: 'a text is empty' } : answer;
}

/** Models without a mode for JSON put it into a fence, and those that think aloud put their thoughts before it. */
function parsed(text: string): unknown {
  const core = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(core)?.[1];
  try {
    return JSON.parse(fenced ?? core);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  // What an escape sequence would have made a terminal do goes with the character that begins it.
  const calm = text.replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b\[[0-?]*[ -/]*[@-~]?|\u001b./g, ' ');
  return visibleText(calm.replace(/\s+/g, ' ')).replace(ADDRESS, LEFT_OUT).trim();
}
