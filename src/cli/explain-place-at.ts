/** `lintel explain file:line`: what is reported there, and why nothing else is. */
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { lint, rules } from '#index.ts';
import { placeExplanationJson, unreadFileJson } from '#report/explain-json.ts';
import { explainPlace, type PlaceQuestion } from '#report/explain-place.ts';
import { prettyPlaceExplanation, prettyUnreadFile } from '#report/explain-pretty.ts';
import { effectiveConfig } from '#run/effective-config.ts';
import { version } from '#version.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import type { ExplainOptions } from './explain-command.ts';
import { mayExplain, wordsFor } from './explain-flags.ts';
import { sayProblems, withRunOptions } from './project-options.ts';
import { sourceLines } from './source-lines.ts';
import { colorsFor, print } from './streams.ts';

/** The question's file is as the user wrote it. */
export async function explainPlaceAt(question: PlaceQuestion, options: ExplainOptions): Promise<number> {
  const cwd = process.cwd();
  mustBeFile(question.file, cwd);
  const onTheWay = await mayExplain({ explain: options.llm });
  const result = await withRunOptions([question.file], { ...options, rule: {} }, (run) => lint({ ...run, ...onTheWay, silences: 'keep' }));
  const isIncomplete = sayProblems(result);
  const file = relative(cwd, resolve(cwd, question.file)).split(sep).join('/');
  const [read] = result.reported;
  if (read === undefined) {
    const why = await whyUnread(question.file, options);
    print(options.format === 'json' ? unreadFileJson(version, file, why) : prettyUnreadFile(file, why));
    return isIncomplete ? ExitCode.Failed : ExitCode.Clean;
  }

  const lineOf = sourceLines(result.textOf);
  mustBeThere({ ...question, file }, { lines: result.system.program.file(read)?.lineStarts.length ?? 0, text: lineOf(file, question.line) });
  const explanation = explainPlace(result, { ...question, file });
  const words = await wordsFor({ ...result, findings: explanation.findings.map(({ finding }) => finding) }, options);
  print(options.format === 'json' ? placeExplanationJson(result, explanation, words) : prettyPlaceExplanation(explanation, { colors: colorsFor(process.stdout), lineOf }, words));
  return isIncomplete ? ExitCode.Failed : ExitCode.Clean;
}

function mustBeFile(file: string, cwd: string): void {
  const found = statSync(resolve(cwd, file), { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`there is no file \`${file}\` in ${cwd}.`);
  if (found.isDirectory()) throw new UsageError(`\`${file}\` is a folder: name a file in it, and a line.`);
}

function mustBeThere({ file, line, column }: PlaceQuestion, { lines, text = '' }: { readonly lines: number; readonly text: string | undefined }): void {
  if (line < 1 || line > lines) throw new UsageError(`\`${file}\` has no line ${line}: its lines are 1 to ${lines}.`);
  if (column !== undefined && (column < 1 || column > text.length + 1)) throw new UsageError(`line ${line} of \`${file}\` has no column ${column}: its columns are 1 to ${text.length + 1}.`);
}

async function whyUnread(file: string, { config, strict }: ExplainOptions): Promise<string> {
  const effective = await effectiveConfig({ cwd: process.cwd(), file, ...(config !== undefined && { config }), ...(strict && { preset: 'strict' as const }) }, rules);
  return effective.file?.why ?? 'it is no part of the project';
}
