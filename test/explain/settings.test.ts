/** Which model is asked, and with which key: from the configuration and the environment, and errors before anything is read. */
import { describe, expect, test } from 'vitest';
import type { ExplainConfig } from '#model/model-explanation.ts';
import { explainSettings } from '#explain/settings.ts';
import { runCli } from '../cli/run-cli.ts';
import { floatingProject } from './explained.ts';

const keys = { OPENAI_API_KEY: 'openai-key', ANTHROPIC_API_KEY: 'anthropic-key', ACME_KEY: 'acme-key' };

describe('the model and its key', () => {
  const cases: readonly (readonly [string, ExplainConfig | undefined, Record<string, string>, object])[] = [
    ['OpenAI by the environment', undefined, { LINTEL_EXPLAIN_PROVIDER: 'openai-compatible', LINTEL_EXPLAIN_MODEL: 'm' }, { baseUrl: 'https://api.openai.com/v1', host: 'api.openai.com', model: 'm', apiKey: 'openai-key', maxCalls: 20, concurrency: 4 }],
    ['Anthropic by the configuration', { provider: 'anthropic', model: 'c', maxCalls: 3 }, {}, { baseUrl: 'https://api.anthropic.com/v1', apiKey: 'anthropic-key', maxCalls: 3 }],
    ['a server of one’s own needs no key', { provider: 'openai-compatible', model: 'm', baseUrl: 'http://localhost:11434/v1/' }, {}, { baseUrl: 'http://localhost:11434/v1', apiKey: undefined }],
    ['an address in a configuration does not get OpenAI’s key', { provider: 'openai-compatible', model: 'm', baseUrl: 'https://elsewhere.example/v1' }, {}, { apiKey: undefined }],
    ['it gets the key that is named for it', { provider: 'openai-compatible', model: 'm', baseUrl: 'https://llm.acme.example/v1', apiKeyEnv: 'ACME_KEY' }, {}, { apiKey: 'acme-key' }],
    ['an address of the user’s own environment gets the usual key', { provider: 'openai-compatible', model: 'm' }, { LINTEL_EXPLAIN_BASE_URL: 'https://proxy.example/v1' }, { baseUrl: 'https://proxy.example/v1', apiKey: 'openai-key' }],
    ['the environment wins', { provider: 'anthropic', model: 'c' }, { LINTEL_EXPLAIN_MODEL: 'other' }, { provider: 'anthropic', model: 'other' }],
    [
      'another provider takes neither address nor key of the configured one',
      { provider: 'openai-compatible', model: 'm', baseUrl: 'https://llm.acme.example/v1', apiKeyEnv: 'ACME_KEY', timeoutMs: 5 },
      { LINTEL_EXPLAIN_PROVIDER: 'anthropic', LINTEL_EXPLAIN_MODEL: 'c' },
      { baseUrl: 'https://api.anthropic.com/v1', apiKey: 'anthropic-key', timeoutMs: 5 },
    ],
  ];
  test.each(cases)('%s', (_what, config, env, expected) => {
    expect(explainSettings(config, { ...keys, ...env })).toMatchObject(expected);
  });

  const mistakes: readonly (readonly [string, ExplainConfig | undefined, Record<string, string>, RegExp])[] = [
    ['nothing is set', undefined, {}, /no provider is named .* LINTEL_EXPLAIN_PROVIDER and LINTEL_EXPLAIN_MODEL/],
    ['no model', { provider: 'anthropic' }, {}, /no model is named/],
    ['an unknown provider', undefined, { LINTEL_EXPLAIN_PROVIDER: 'acme' }, /must be openai-compatible or anthropic/],
    ['no key', { provider: 'anthropic', model: 'c' }, {}, /ANTHROPIC_API_KEY, which should hold the key for api\.anthropic\.com, is not set/],
    ['no key under the given name', { provider: 'anthropic', model: 'c', baseUrl: 'https://x.example', apiKeyEnv: 'ACME_KEY' }, {}, /ACME_KEY, which should hold the key for x\.example, is not set/],
    ['a key that is none', { provider: 'anthropic', model: 'c' }, { ANTHROPIC_API_KEY: 'two words' }, /ANTHROPIC_API_KEY holds something that no key can be/],
    ['an address with a password', { provider: 'openai-compatible', model: 'm' }, { LINTEL_EXPLAIN_BASE_URL: 'https://u:secretword@x.example' }, /^LINTEL_EXPLAIN_BASE_URL must be/],
    ['no address', { provider: 'openai-compatible', model: 'm' }, { LINTEL_EXPLAIN_BASE_URL: 'localhost' }, /^LINTEL_EXPLAIN_BASE_URL must be/],
  ];
  test.each(mistakes)('%s: is a mistake', (_what, config, env, expected) => {
    const made = explainSettings(config, env);
    expect('mistake' in made ? made.mistake : '').toMatch(expected);
    expect(JSON.stringify(made)).not.toMatch(/two words|secretword/);
  });
});

describe('on the command line', () => {
  test('a missing model ends the run before it begins, with 2', async () => {
    const cwd = floatingProject(1);
    expect(await runCli(['check', '--explain'], { cwd })).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^lintel: no provider is named .*\n$/) as string });
    expect((await runCli(['diff', 'HEAD~1', '--explain-dry-run'], { cwd })).code).toBe(2);
  });

  test.each([
    [{ apiKey: 'sk-very-secret-1' }, /explain: A key never belongs into the configuration\. Put it into an environment variable and name that in "apiKeyEnv"\./],
    [{ token: 'sk-very-secret-1' }, /A key never belongs/],
    [{ apiKeyEnv: 'sk-very-secret-1' }, /explain\.apiKeyEnv: Expected the name of an environment variable in capitals/],
    [{ baseUrl: 'https://sk-very-secret-1@x.example' }, /explain\.baseUrl: Expected an http or https address without a user/],
    [{ baseUrl: 'https://x.example?key=sk-very-secret-1' }, /explain\.baseUrl: Expected/],
    [{ provder: 'anthropic' }, /There is no setting "provder" here\. Did you mean "provider"\?/],
    [{ maxCalls: 0 }, /explain\.maxCalls/],
    [{ provider: 'openai' }, /explain\.provider: Expected "openai-compatible" or "anthropic", got "openai"\./],
  ])('%j in the configuration is an error that repeats no key', async (explain, message) => {
    const { code, stdout, stderr } = await runCli(['check'], { cwd: floatingProject(1, { 'lintel.config.json': JSON.stringify({ explain }) }) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('secret-1');
  });
});
