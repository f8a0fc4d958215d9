/** Options of the commands that report findings: formats with their files, and what makes the exit code 1. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { suggest } from '#load/suggest.ts';
import type { Severity } from '#model/finding.ts';
import { UsageError } from './exit-code.ts';
import { type Format, formats } from './formats.ts';
import { parseCount } from './parse-option.ts';

export interface Output {
  readonly format: Format;
  /** As the user wrote it; undefined is stdout. */
  readonly file: string | undefined;
}

export interface OutputOptions {
  /** What to print and to write, in the order of the command line; nothing said means `pretty` on stdout. */
  readonly format: readonly Output[];
  readonly maxFindings: number;
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly quiet?: true;
  readonly stats?: true;
  readonly explain?: true;
  readonly explainDryRun?: true;
  readonly cache: boolean;
}

const MAX_FINDINGS = 50;

/** The command must be parsed once only: each `--output-file` belongs to the `--format` before it, so both fill one list. */
export function withOutputOptions(command: Command): Command {
  const outputs: Output[] = [];
  return command
    .addOption(
      new Option('--format <format>', `how to report: ${formats.join(', ')}; may be repeated, each with its --output-file`)
        .default(outputs, 'pretty')
        .argParser((name) => {
          outputs.push({ format: parseFormat(name), file: undefined });
          return outputs;
        }),
    )
    .addOption(
      new Option('--output-file <file>', 'write the format before it to this file instead of stdout').argParser((file) => {
        if (file === '') throw new InvalidArgumentError('Expected the path of a file.');
        const last = outputs.at(-1);
        if (last !== undefined && last.file === undefined) outputs.pop();
        outputs.push({ format: last?.format ?? 'pretty', file });
        return outputs;
      }),
    )
    .addOption(new Option('--max-findings <number>', 'how many findings `compact` shows, the most important first').default(MAX_FINDINGS).argParser(parseCount))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 if there is a finding of this severity or above (default: error, or the configuration’s)').choices(['error', 'warning', 'info', 'never']))
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings', parseCount)
    .option('--quiet', 'show errors only')
    .option('--explain', 'let the model that the configuration or the environment names explain the most important findings')
    .option('--explain-dry-run', 'print what --explain would send, instead of findings, and send nothing')
    .hook('preAction', () => refuseClash(outputs));
}

function parseFormat(name: string): Format {
  const format = formats.find((candidate) => candidate === name);
  if (format === undefined) throw new InvalidArgumentError(`Formats are ${formats.join(', ')}.${suggest(name, formats)}`);
  return format;
}

/** Two documents in one stream or one file are none. */
function refuseClash(outputs: readonly Output[]): void {
  const onStdout = outputs.filter((output) => output.file === undefined).map((output) => output.format);
  if (onStdout.length > 1) throw new UsageError(`${onStdout.join(' and ')} cannot both go to stdout: give all but one of them an --output-file.`);
  const files = outputs.flatMap((output) => output.file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`${twice} is the --output-file of two formats: give each its own.`);
}
