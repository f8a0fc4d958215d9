/** `lintel print-config`: what is in force, for a file or for the project. */
import { effectiveConfig } from '#run/effective-config.ts';
import { rules } from '#index.ts';
import type { ProjectOptions } from './project-options.ts';
import { print } from './streams.ts';

export async function printConfigCommand(file: string | undefined, options: Pick<ProjectOptions, 'config' | 'rule' | 'strict'>): Promise<void> {
  const effective = await effectiveConfig(
    {
      cwd: process.cwd(),
      ...(file !== undefined && { file }),
      ...(options.config !== undefined && { config: options.config }),
      ...(options.strict && { preset: 'strict' as const }),
      levels: options.rule,
    },
    rules,
  );
  print(`${JSON.stringify(effective, null, 2)}\n`);
}
