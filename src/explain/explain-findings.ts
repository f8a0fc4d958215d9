/** The model pass: words for the most important findings. It reads the run and gives explanations; it can change nothing of the run. */
import type { AnswerCache, Explanation, Explanations } from '#model/model-explanation.ts';
import type { Finding } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import { byImportance } from '#report/most-important.ts';
import { type Asking, askModel } from './ask-model.ts';
import type { Failure } from './failure.ts';
import { type Fetch, guardedFetch } from './guarded-fetch.ts';
import { noticesOf } from './notices.ts';
import { openModel } from './open-model.ts';
import { type FindingQuestion, openQuestions } from './open-questions.ts';
import { type Now, passLimits } from './pass-limits.ts';
import { readAnswer } from './read-answer.ts';
import type { ExplainSettings } from './settings.ts';

export interface ExplainOptions {
  readonly run: Pick<RunResult, 'findings' | 'textOf' | 'root' | 'cwd'>;
  readonly rules: readonly AnyRule[];
  readonly settings: ExplainSettings;
  readonly cache: AnswerCache;
  readonly now: Now;
  /** Ends the pass; what is explained by then stays. */
  readonly stop: AbortSignal;
  /** Told how many of how many questions are done. */
  readonly onProgress: (done: number, all: number) => void;
}

export interface Explained {
  readonly explanations: Explanations;
  /** What somebody should know, one sentence each: how many were explained, and each kind of failure once. */
  readonly notices: readonly string[];
}

export async function explainFindings(options: ExplainOptions): Promise<Explained> {
  const { settings, cache, now, stop, run } = options;
  if (run.findings.length === 0) return { explanations: new Map(), notices: [] };
  const { questions, known } = await selectQuestions(options);
  const explanations = new Map(known);
  const failures: Failure[] = [];
  const limits = passLimits(settings, now, stop);
  const model = await openModel(settings, guardedFetch);
  let done = 0;

  const answer = async (question: FindingQuestion): Promise<void> => {
    const asking: Asking = { model, limits, now, linesOf: question.linesOf };
    const answered = await askModel(question.prompt, asking);
    limits.note('kind' in answered ? answered : 'answered');
    if ('kind' in answered) {
      failures.push(answered);
      explanations.set(question.finding.fingerprint, inTheRulesWords(question.finding, options.rules));
    } else {
      cache.set(question.key, answered.text);
      explanations.set(question.finding.fingerprint, { source: 'model', model: settings.model, ...answered.words });
    }
    options.onProgress((done += 1), questions.length);
  };
  try {
    options.onProgress(0, questions.length);
    await eachOf(questions, settings.concurrency, answer);
  } finally {
    limits.end();
  }
  const counts = { findings: run.findings.length, cached: known.size, asked: questions.length, failed: failures.length };
  return { explanations, notices: noticesOf(counts, failures, settings) };
}

/** Writes down the requests that the pass would begin with, as they would leave, and sends none of them. */
export async function dryRun(options: ExplainOptions): Promise<{ readonly requests: readonly string[]; readonly known: number }> {
  const { questions, known } = await selectQuestions(options);
  const requests: string[] = [];
  const model = await openModel(options.settings, writeDown(requests, options.settings));
  for (const { prompt } of questions) await model.ask(prompt, options.stop).catch(() => {});
  return { requests, known: known.size };
}

/** The most important findings, as many as may be asked about; an answer from an earlier run costs no question. */
async function selectQuestions({ run, rules, settings, cache }: ExplainOptions): Promise<{ readonly questions: readonly FindingQuestion[]; readonly known: ReadonlyMap<string, Explanation> }> {
  const questionFor = await openQuestions(run, rules, settings);
  const questions: FindingQuestion[] = [];
  const known = new Map<string, Explanation>();
  for (const finding of byImportance(run.findings)) {
    if (questions.length === settings.maxCalls) break;
    const question = await questionFor(finding);
    const earlier = cache.get(question.key);
    const words = earlier === undefined ? undefined : readAnswer(earlier, question.linesOf);
    // Whatever the file in the cache holds is checked like an answer that has just come.
    if (words === undefined || 'wrong' in words) questions.push(question);
    else known.set(finding.fingerprint, { source: 'model', model: settings.model, ...words });
  }
  return { questions, known };
}

function inTheRulesWords({ rule, message }: Finding, rules: readonly AnyRule[]): Explanation {
  const words = rules.find(({ id }) => id === rule);
  return { source: 'rule', model: null, whatHappens: words?.summary ?? message, consequence: words?.why ?? '', fix: { summary: words?.fix ?? '', diff: null }, doubts: [] };
}

function writeDown(requests: string[], { apiKey, apiKeyEnv }: ExplainSettings): Fetch {
  return (input, init) => {
    const headers = [...new Headers(init?.headers)].map(([name, value]) => `${name}: ${apiKey === undefined ? value : value.replaceAll(apiKey, `<the key in ${apiKeyEnv}>`)}`);
    requests.push([`POST ${input instanceof Request ? input.url : String(input)}`, ...headers, '', typeof init?.body === 'string' ? init.body : ''].join('\n'));
    return Promise.reject(new Error('Nothing is sent in a dry run.'));
  };
}

/** Runs so many at once, in order. */
async function eachOf<Item>(items: readonly Item[], atOnce: number, run: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
