/** The lints of this ESLint process: all rules that look at one text share one look at the project. */
import { isAbsolute } from 'node:path';
import type { Rule } from 'eslint';
import { libraries } from '#libraries/index.ts';
import type { FileLint, Verdict } from '#run/engine.ts';
import { createEngines } from '#run/engines.ts';
import { rules } from '#index.ts';

const engines = createEngines({ rules, libraries });
const lints = new WeakMap<object, FileLint>();
const NOTHING: Verdict = { findings: [], problems: [] };
let hasThrown = false;

export function lintOf(context: Rule.RuleContext): FileLint {
  const known = lints.get(context.sourceCode);
  if (known !== undefined) return known;
  const lint = begin(context);
  lints.set(context.sourceCode, lint);
  return lint;
}

function begin({ cwd, filename, physicalFilename, sourceCode }: Rule.RuleContext): FileLint {
  // Text without a file, or a piece that a processor cut out of one.
  if (!isAbsolute(physicalFilename) || filename !== physicalFilename) return { ask: () => NOTHING };
  try {
    return engines.at(cwd, physicalFilename).lint(physicalFilename, sourceCode.text);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConfigError') throw error;
    return withoutConfiguration(error.message);
  }
}

/**
 * A configuration that cannot be used ends an ESLint run, as ESLint's own does. A process that lives on is an editor:
 * there one rule says it at the top of each file, and the rules of others go on working.
 */
function withoutConfiguration(message: string): FileLint {
  if (!hasThrown) {
    hasThrown = true;
    const error = new Error(message);
    // ESLint prints the stack, and where this was thrown helps nobody to mend the configuration.
    error.stack = `Lintel's configuration cannot be used.\n${message}`;
    throw error;
  }
  let isTold = false;
  return {
    ask() {
      if (isTold) return NOTHING;
      isTold = true;
      return { findings: [], problems: [message] };
    },
  };
}
