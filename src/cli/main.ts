#!/usr/bin/env node
/** The command line: argv in, findings on stdout, everything else on stderr, an exit code out. */
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError, Option } from 'commander';
import { version } from '#version.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { withOutputOptions } from './output-options.ts';
import { parseLevels } from './parse-option.ts';
import { forgiveClosedPipes, say } from './streams.ts';
import type { BaselineOptions } from './baseline-command.ts';
import type { ExplainOptions } from './explain-command.ts';
import type { CheckOptions } from './check-command.ts';
import type { DiffCommandOptions } from './diff-command.ts';
import type { InitOptions } from './init-command.ts';
import type { MapOptions } from './map-command.ts';
import type { ProjectOptions } from './project-options.ts';

// A cold run is bound by the optimising compiler, which at its default zeal compiles what is about to be done: less of it saves a quarter of the processor time.
// From Node 22 on a tier in between makes it wait by itself, and the flag is gone.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=500000');
// Node 22 and later keep compiled code between runs; the compiler alone is 9 MB of script.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
forgiveClosedPipes();
process.exitCode = await run(process.argv.slice(2));

/** Commands load what they need when they run: `--version` and `rules` load no compiler. */
async function run(args: readonly string[]): Promise<number> {
  let exitCode: number = ExitCode.Clean;
  const program = new Command('lintel')
    .description('A linter for the architecture of TypeScript and JavaScript backends.')
    .version(version, '--version', 'print the version')
    .enablePositionalOptions()
    .showHelpAfterError('(lintel --help shows the commands, lintel check --help the options)')
    .exitOverride();

  withProjectOptions(withOutputOptions(program.command('check [paths...]', { isDefault: true })))
    .description('report findings in the files below the paths (default: this folder)')
    .option('--staged', 'report on what is staged in git, as it is staged')
    .option('--no-baseline', 'report also what the baseline holds')
    .action(async (paths: string[], options: CheckOptions) => {
      const { checkCommand } = await import('./check-command.ts');
      exitCode = await checkCommand(paths, options);
    });

  withProjectOptions(withOutputOptions(program.command('diff <range> [paths...]')))
    .description('report what a change makes new: main (from where HEAD left it), main...topic, or v1..v2')
    .option('--staged', 'compare with what is staged instead of HEAD')
    .action(async (range: string, paths: string[], options: DiffCommandOptions) => {
      const { diffCommand } = await import('./diff-command.ts');
      exitCode = await diffCommand(range, paths, options);
    });

  withProjectOptions(program.command('map [paths...]'))
    .description('print the system: entry points, what guards them, what they query')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .action(async (paths: string[], options: MapOptions) => {
      const { mapCommand } = await import('./map-command.ts');
      exitCode = await mapCommand(paths, options);
    });

  withProjectOptions(program.command('baseline'))
    .description('write the findings of the whole project into the baseline: they are not reported any more')
    .option('--prune', 'only remove entries that no finding matches any more')
    .action(async (options: BaselineOptions) => {
      const { baselineCommand } = await import('./baseline-command.ts');
      exitCode = await baselineCommand(options);
    });

  withConfigOptions(program.command('print-config [file]'))
    .description('print the configuration in force as JSON: for a file, also whether it is read')
    .action(async (file: string | undefined, options: ProjectOptions) => {
      const { printConfigCommand } = await import('./print-config-command.ts');
      await printConfigCommand(file, options);
    });

  program
    .command('init')
    .description('set lintel up here: configuration, ESLint, a hook before commits, CI; shows everything before it writes')
    .option('--yes', 'write without asking')
    .option('--dry-run', 'only show what would be written')
    .action(async (options: InitOptions) => {
      const { initCommand } = await import('./init-command.ts');
      exitCode = await initCommand(options);
    });

  program
    .command('explain <subject>')
    .description('explain a rule, why a finding is reported (by its fingerprint), or why a place is not (file:line or file:line:column)')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .option('--config <file>', 'configuration file, instead of the one that the project has')
    .option('--rule <id>', 'ask only this rule about a place; may be repeated', (id: string, before: readonly string[]) => [...before, id], [])
    .option('--strict', 'turn on the strict rules too')
    .option('--no-cache', 'read every file anew')
    .option('--llm', 'let the model that the configuration or the environment names add what it makes of the finding')
    .action(async (subject: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain-command.ts');
      exitCode = await explainCommand(subject, options);
    });

  program
    .command('rules')
    .description('list all rules')
    .action(async () => {
      const { rulesCommand } = await import('./rules-command.ts');
      rulesCommand();
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function withConfigOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file, instead of the one that the project has')
    .option('--rule <id:level>', 'level of a rule: off, info, warning, error; may be repeated', parseLevels, {})
    .option('--strict', 'turn on the strict rules too');
}

function withProjectOptions(command: Command): Command {
  return withConfigOptions(command)
    .option('--no-cache', 'read every file anew')
    .option('--stats', 'print time and counts per stage and rule to stderr');
}

/** Commander has already said what it had to say. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Failed;
  if (error instanceof UsageError || (error instanceof Error && /^(?:Config|Git)Error$/.test(error.name))) {
    say(`lintel: ${error.message}`);
  } else {
    say(`lintel: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return ExitCode.Failed;
}
