/** Reads a project's baseline file, with suspicion: people merge it by hand. */
import path from 'node:path';
import { z } from 'zod';
import type { BaselineEntry } from '#model/baseline.ts';
import { ConfigError } from './config-error.ts';
import { describeReadError } from './describe-read-error.ts';
import { textAt, type Tree } from './tree.ts';

/** Raised when an older lintel would misread the file. */
const BASELINE_VERSION = 1;

const text = z.string().min(1);
const baselineSchema = z.strictObject({
  version: z.literal(BASELINE_VERSION),
  findings: z.array(z.strictObject({ file: text, rule: text, scope: z.string(), message: z.string(), fingerprint: text, contentFingerprint: text })),
});

/**
 * The entries, each fingerprint once; undefined where there is no such file.
 * @param name the file, relative to the root.
 * @throws ConfigError for a file that cannot be understood: to go on without it would report everything, or nothing.
 */
export function readBaseline(tree: Tree, root: string, name: string): readonly BaselineEntry[] | undefined {
  const file = path.join(root, name);
  if (tree.kindAt(file) === undefined) return undefined;

  let content: string;
  try {
    content = textAt(tree, file);
  } catch (error) {
    throw new ConfigError(`${name}: The baseline could not be read: ${describeReadError(error)}.`, { cause: error });
  }
  const { findings } = parseBaseline(name, content);
  return [...new Map(findings.map((entry) => [entry.fingerprint, entry])).values()];
}

/** The file's text for entries in the order given: a group of lines for each, so that merges meet as seldom as can be. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const findings = entries.map(({ file, rule, scope, message, fingerprint, contentFingerprint }) => ({ file, rule, scope, message, fingerprint, contentFingerprint }));
  return `${JSON.stringify({ version: BASELINE_VERSION, findings }, null, 2)}\n`;
}

function parseBaseline(name: string, content: string): z.infer<typeof baselineSchema> {
  const conflict = /^(?:<{7}|={7}|>{7})(?:\s|$)/m.exec(content);
  if (conflict !== null) {
    throw new ConfigError(`${name}:${lineAt(content, conflict.index)}: There are merge conflict markers here. Keep the entries of both sides (their order does not matter), then let \`lintel baseline --prune\` drop what is stale.`);
  }
  const value = parseJson(name, content);
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > BASELINE_VERSION) {
    throw new ConfigError(`${name}: The baseline has version ${version}, and this lintel knows ${BASELINE_VERSION} at most: a newer one wrote it. Update lintel.`);
  }
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`${name}: This is no baseline of lintel’s: ${issue === undefined ? '' : `${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}`}. ${CURE}`);
}

const CURE = 'Repair it, take an older state of it from version control, or delete it and let `lintel baseline` write it anew.';

function parseJson(name: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new ConfigError(`${name}: The baseline is not valid JSON (${error instanceof Error ? error.message : String(error)}). ${CURE}`, { cause: error });
  }
}

function lineAt(content: string, offset: number): number {
  return content.slice(0, offset).split('\n').length;
}
