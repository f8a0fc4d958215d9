/** The model pass on the command line: after the run, and never a part of the verdict. */
import { explainFindings, type ExplainOptions, dryRun } from '#explain/explain-findings.ts';
import { type ExplainSettings, explainSettings } from '#explain/settings.ts';
import { openAnswerCache } from '#load/open-answer-cache.ts';
import type { Config } from '#model/config.ts';
import type { Explanations } from '#model/model-explanation.ts';
import type { ReportedRun } from '#report/report.ts';
import { rules } from '#index.ts';
import { UsageError } from './exit-code.ts';
import type { ExplainFlags } from './explain-flags.ts';
import { print, say } from './streams.ts';

/** Explanations of the run's findings; undefined where that went wrong altogether. */
export async function explanationsOf(run: ReportedRun, flags: ExplainFlags): Promise<Explanations | undefined> {
  const stop = new AbortController();
  const interrupt = (): void => {
    clearLine();
    say('Stopping the explanations; the findings follow. Another Ctrl-C ends everything.');
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    const settings = settingsOf(run.config);
    if (settings.baseUrl.startsWith('http:') && !/^(?:localhost|127\.|\[::1\])/.test(settings.host)) say(`note: explain: ${settings.host} is asked over http: everybody on the way can read what is sent.`);
    const { explanations, notices } = await explainFindings(optionsFor(run, flags, { settings, stop: stop.signal }));
    clearLine();
    for (const notice of notices) say(`note: explain: ${notice}`);
    return explanations;
  } catch (error) {
    clearLine();
    say(`note: explain: no explanations, by a fault of lintel's own: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Prints what the pass would send, instead of findings. */
export async function printDryRun(run: ReportedRun, flags: ExplainFlags): Promise<void> {
  const settings = settingsOf(run.config);
  const { requests, known } = await dryRun(optionsFor(run, flags, { settings, stop: new AbortController().signal }));
  print(requests.map((request) => `${request}\n\n`).join(''));
  say(`Nothing was sent. ${requests.length} ${requests.length === 1 ? 'request' : 'requests'} would go to ${settings.host}${known > 0 ? `; ${known} ${known === 1 ? 'finding has' : 'findings have'} an answer already` : ''}. An answer of the wrong structure would be sent back once, with the same question.`);
}

function optionsFor(run: ReportedRun, { cache }: ExplainFlags, rest: Pick<ExplainOptions, 'settings' | 'stop'>): ExplainOptions {
  return { run, rules, cache: openAnswerCache(run.root, cache ? 'use' : 'skip'), now: () => Date.now(), onProgress: showLine(rest.settings), ...rest };
}

/** Throws a `UsageError` where the configuration and the environment do not name a model that could be asked. */
export function settingsOf({ explain }: Pick<Config, 'explain'>): ExplainSettings {
  const settings = explainSettings(explain, process.env);
  if ('mistake' in settings) throw new UsageError(settings.mistake);
  return settings;
}

/** A line of our own: a spinner would take Ctrl-C for itself, and end the process before the findings are printed. */
function showLine({ model, host }: ExplainSettings): (done: number, all: number) => void {
  return (done, all) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${model} at ${host}: ${done} of ${all} findings explained`);
  };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
}
