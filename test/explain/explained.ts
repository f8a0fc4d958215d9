/** The model pass over a small project, in this process. */
import type { AnswerCache, ExplainConfig } from '#model/model-explanation.ts';
import { type Explained, type ExplainOptions, explainFindings } from '#explain/explain-findings.ts';
import { type ExplainSettings, explainSettings } from '#explain/settings.ts';
import { lint, rules, type RunResult } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import type { Provider } from './loopback-model.ts';

export const KEY = 'test-key-0123456789abcdef';

/** As many findings as asked for: promises that nobody waits for. */
export async function floating(count: number): Promise<RunResult> {
  return lint({ cwd: floatingProject(count), cache: 'skip' });
}

export function floatingProject(count: number, more: Readonly<Record<string, string>> = {}): string {
  // Each has a function of its own to call: calls of the same one in a file are one finding.
  const functions = Array.from({ length: count }, (_, index) => [
    `export async function cancel${String(index)}(id: string): Promise<void> {`,
    '  await prisma.order.delete({ where: { id } });',
    '}',
    `export function start${String(index)}(ids: string[]): number {`,
    `  cancel${String(index)}(ids[0]!);`,
    '  return ids.length;',
    '}',
  ]);
  return temporaryProject({
    'package.json': '{ "name": "case", "dependencies": { "@prisma/client": "5.22.0" } }',
    'src/orders.ts': [
      "import { PrismaClient } from '@prisma/client';",
      'const prisma = new PrismaClient();',
      ...functions.flat(),
      '',
    ].join('\n'),
    ...more,
  });
}

export function settings(provider: Provider, baseUrl: string, more: ExplainConfig = {}): ExplainSettings {
  const made = explainSettings({ provider, baseUrl, model: 'test-model', apiKeyEnv: 'TEST_KEY', ...more }, { TEST_KEY: KEY });
  if ('mistake' in made) throw new Error(made.mistake);
  return made;
}

export async function explained(run: RunResult, chosen: ExplainSettings, more: Partial<ExplainOptions> = {}): Promise<Explained> {
  return explainFindings({ run, rules, settings: chosen, cache: memoryCache(), now: () => Date.now(), stop: new AbortController().signal, onProgress: () => {}, ...more });
}

export function memoryCache(): AnswerCache & { readonly answers: Map<string, string> } {
  const answers = new Map<string, string>();
  return { answers, get: (key) => answers.get(key), set: (key, answer) => void answers.set(key, answer) };
}
