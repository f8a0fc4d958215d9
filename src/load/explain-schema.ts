/** The configuration of the model pass, as a user writes it. */
import { z } from 'zod';

const count = z.int().min(1);

const KEY_NAMES = /^(?:api)?_?-?(?:key|token|secret|password|authorization|bearer|credentials?)$/i;
const NO_KEY = 'A key never belongs into the configuration. Put it into an environment variable and name that in "apiKeyEnv".';

/** No message repeats what stands where a name or an address was expected: it may be the key itself. */
export const explainSchema = z.strictObject(
  {
    provider: z.exactOptional(z.enum(['openai-compatible', 'anthropic'])).describe('What the endpoint speaks; LINTEL_EXPLAIN_PROVIDER wins over it.'),
    baseUrl: z
      .exactOptional(z.string().refine(isPlainAddress, { error: 'Expected an http or https address without a user, a password, a query or a fragment. A key never belongs into it.' }))
      .describe('Address of the endpoint, such as http://localhost:11434/v1 for Ollama; the provider’s own if left out. LINTEL_EXPLAIN_BASE_URL wins over it.'),
    model: z.exactOptional(z.string().min(1)).describe('Name of the model as the endpoint knows it; LINTEL_EXPLAIN_MODEL wins over it.'),
    apiKeyEnv: z
      .exactOptional(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, { error: `Expected the name of an environment variable in capitals, such as "ACME_LLM_KEY". ${NO_KEY}` }))
      .describe('Name of the environment variable that holds the key; OPENAI_API_KEY or ANTHROPIC_API_KEY if left out.'),
    maxCalls: z.exactOptional(count.max(10_000)).describe('Most requests in one run, repeated ones included; 20 if left out.'),
    maxTokens: z.exactOptional(count.min(100)).describe('Most tokens of one answer; 4000 if left out.'),
    maxInputTokens: z.exactOptional(count.min(1000)).describe('Most tokens of one question, estimated from its length; 6000 if left out.'),
    concurrency: z.exactOptional(count.max(32)).describe('Most requests under way at once; 4 if left out.'),
    timeoutMs: z.exactOptional(count).describe('Milliseconds that one request may take; 60000 if left out.'),
    totalTimeoutMs: z.exactOptional(count).describe('Milliseconds that all requests of a run may take together; 300000 if left out.'),
    responseFormat: z
      .exactOptional(z.enum(['json-schema', 'json-object', 'none']))
      .describe('How an OpenAI-compatible endpoint is told the structure of an answer, besides the words of the question; "json-schema" if left out.'),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' && issue.keys.some((key) => KEY_NAMES.test(key)) ? NO_KEY : undefined) },
);

/** Is it an address that holds nothing but scheme, host, port and path? */
export function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '';
}
