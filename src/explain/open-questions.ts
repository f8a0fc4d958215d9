/** The question that each finding makes: its evidence without credentials, the rule's words, and a key for the answer. */
import { hash } from 'node:crypto';
import type { Finding } from '#model/finding.ts';
import { linesOf } from '#model/lines-of.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import { evidenceSlices } from './evidence-slice.ts';
import { openRedactor } from './open-redactor.ts';
import { type Prompt, PROMPT_VERSION, promptFor } from './prompt.ts';
import type { ExplainSettings } from './settings.ts';

export interface FindingQuestion {
  readonly finding: Finding;
  readonly prompt: Prompt;
  /** The same for the same question to the same model. */
  readonly key: string;
  /** Lines as they are in the files of the evidence, for diffs; undefined for any other file. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

// Source has more characters to a token than this, so the estimate errs to the safe side.
const CHARACTERS_PER_TOKEN = 3;
const CHARACTERS_OF_THE_REST = 6000;
const LEAST_CHARACTERS = 1000;
// More of a line is never shown; a longer file is generated, and looking through it could take for ever.
const MOST_CHARACTERS_OF_A_LINE = 500;
const MOST_CHARACTERS_OF_A_FILE = 400_000;

type Sources = Pick<RunResult, 'textOf' | 'root' | 'cwd'>;

/** Makes questions one after another: each file is cleared of credentials once, as a whole, so that no key is cut in two. */
export async function openQuestions({ textOf, root, cwd }: Sources, rules: readonly AnyRule[], settings: ExplainSettings): Promise<(finding: Finding) => Promise<FindingQuestion>> {
  const redact = await openRedactor([root, cwd, ...(settings.apiKey === undefined ? [] : [settings.apiKey])]);
  const shown = new Map<string, readonly string[] | undefined>();
  const most = Math.max(LEAST_CHARACTERS, settings.maxInputTokens * CHARACTERS_PER_TOKEN - CHARACTERS_OF_THE_REST);

  return async (finding) => {
    const files = new Set([finding.span.file, ...finding.evidence.map(({ span }) => span.file)]);
    for (const file of files) {
      if (!shown.has(file)) shown.set(file, await shownLines(textOf(file), redact));
    }
    const prompt = promptFor(await redactedFinding(finding, redact), rules.find(({ id }) => id === finding.rule), evidenceSlices(finding, (file) => shown.get(file), most));
    const key = hash('sha256', JSON.stringify([PROMPT_VERSION, settings.provider, settings.baseUrl, settings.model, finding.fingerprint, prompt]), 'hex');
    return { finding, prompt, key, linesOf: (file) => (files.has(file) ? linesIn(textOf(file)) : undefined) };
  };
}

async function shownLines(text: string | undefined, redact: (text: string) => Promise<string>): Promise<readonly string[] | undefined> {
  const lines = linesIn(text)?.map((line) => line.slice(0, MOST_CHARACTERS_OF_A_LINE));
  const short = lines?.join('\n');
  return short === undefined || short.length > MOST_CHARACTERS_OF_A_FILE ? undefined : linesIn(await redact(short));
}

/** Messages name what they found: a name may be a secret's value. */
async function redactedFinding(finding: Finding, redact: (text: string) => Promise<string>): Promise<Finding> {
  return {
    ...finding,
    message: await redact(finding.message),
    entryPoints: await Promise.all(finding.entryPoints.map(redact)),
    evidence: await Promise.all(finding.evidence.map(async (step) => ({ ...step, message: await redact(step.message) }))),
  };
}

function linesIn(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : linesOf(text);
}
