/** What the model pass needs to know, from the configuration and the environment: the environment wins. */
import type { ExplainConfig } from '#model/model-explanation.ts';

type Provider = NonNullable<ExplainConfig['provider']>;

export interface ExplainSettings {
  readonly provider: Provider;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly host: string;
  readonly model: string;
  /** Undefined where none is sent. */
  readonly apiKey: string | undefined;
  /** Name of the variable that holds it, or would. */
  readonly apiKeyEnv: string;
  readonly maxCalls: number;
  readonly maxTokens: number;
  readonly maxInputTokens: number;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly responseFormat: NonNullable<ExplainConfig['responseFormat']>;
}

interface Own {
  readonly baseUrl: string;
  readonly apiKeyEnv: string;
}

const PROVIDERS: Readonly<Record<Provider, Own>> = {
  'openai-compatible': { baseUrl: 'https://api.openai.com/v1', apiKeyEnv: 'OPENAI_API_KEY' },
  anthropic: { baseUrl: 'https://api.anthropic.com/v1', apiKeyEnv: 'ANTHROPIC_API_KEY' },
};

const HOW_TO_SET = 'Set it in the configuration, `explain: { provider: \'openai-compatible\' | \'anthropic\', model: \'…\' }`, or in LINTEL_EXPLAIN_PROVIDER and LINTEL_EXPLAIN_MODEL.';

/** The settings, or what is missing in one sentence or two. */
export function explainSettings(config: ExplainConfig | undefined, env: Readonly<Record<string, string | undefined>>): ExplainSettings | { readonly mistake: string } {
  const said = (name: string): string | undefined => env[name]?.trim() || undefined;
  const provider = said('LINTEL_EXPLAIN_PROVIDER') ?? config?.provider;
  if (provider === undefined) return { mistake: `no provider is named that could explain findings. ${HOW_TO_SET}` };
  if (!isProvider(provider)) return { mistake: `LINTEL_EXPLAIN_PROVIDER must be ${Object.keys(PROVIDERS).join(' or ')}.` };

  // An address, a model or a key of another provider would send the one's to the other.
  const rest = config?.provider === undefined || config.provider === provider ? (config ?? {}) : withoutProvider(config);
  const model = said('LINTEL_EXPLAIN_MODEL') ?? rest.model;
  if (model === undefined) return { mistake: `no model is named that could explain findings. ${HOW_TO_SET}` };

  const address = addressOf(said('LINTEL_EXPLAIN_BASE_URL'), rest, PROVIDERS[provider]);
  if ('mistake' in address) return address;
  const key = keyFor(address, rest, { own: PROVIDERS[provider], said });
  if ('mistake' in key) return key;
  return {
    provider,
    baseUrl: address.baseUrl,
    host: new URL(address.baseUrl).host,
    model,
    ...key,
    maxCalls: rest.maxCalls ?? 20,
    maxTokens: rest.maxTokens ?? 4000,
    maxInputTokens: rest.maxInputTokens ?? 6000,
    concurrency: rest.concurrency ?? 4,
    timeoutMs: rest.timeoutMs ?? 60_000,
    totalTimeoutMs: rest.totalTimeoutMs ?? 300_000,
    responseFormat: rest.responseFormat ?? 'json-schema',
  };
}

function isProvider(name: string): name is Provider {
  return name in PROVIDERS;
}

function withoutProvider({ maxCalls, maxTokens, maxInputTokens, concurrency, timeoutMs, totalTimeoutMs }: ExplainConfig): ExplainConfig {
  const limits = { maxCalls, maxTokens, maxInputTokens, concurrency, timeoutMs, totalTimeoutMs };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

interface Address {
  readonly baseUrl: string;
  readonly from: 'environment' | 'configuration' | 'provider';
}

function addressOf(fromEnv: string | undefined, { baseUrl }: ExplainConfig, own: Own): Address | { readonly mistake: string } {
  const said = fromEnv ?? baseUrl ?? own.baseUrl;
  const plain = said.replace(/\/+$/, '');
  if (!isAddress(plain)) return { mistake: 'LINTEL_EXPLAIN_BASE_URL must be an http or https address without a user, a password, a query or a fragment; the key belongs into a variable of its own.' };
  if (plain === own.baseUrl) return { baseUrl: plain, from: 'provider' };
  return { baseUrl: plain, from: fromEnv === undefined ? 'configuration' : 'environment' };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/**
 * The provider's own key goes to the provider, and to an address that the user's own environment names. An address in a configuration
 * gets a key only if the configuration says which: nobody's key goes to a stranger's server because a repository says so in passing.
 */
function keyFor(
  address: Address,
  { apiKeyEnv: named }: ExplainConfig,
  { own, said }: { readonly own: Own; readonly said: (name: string) => string | undefined },
): Pick<ExplainSettings, 'apiKey' | 'apiKeyEnv'> | { readonly mistake: string } {
  const apiKeyEnv = named ?? own.apiKeyEnv;
  const apiKey = named !== undefined || address.from !== 'configuration' ? said(apiKeyEnv) : undefined;
  if (apiKey === undefined && (named !== undefined || address.from === 'provider')) return { mistake: `the environment variable ${apiKeyEnv}, which should hold the key for ${new URL(address.baseUrl).host}, is not set.` };
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) return { mistake: `the environment variable ${apiKeyEnv} holds something that no key can be: spaces or characters outside of ASCII.` };
  return { apiKey, apiKeyEnv };
}
