/** A model behind one of the two protocols; the SDK is loaded here and nowhere else. */
import type { JSONSchema7, LanguageModelV3, LanguageModelV3CallOptions, LanguageModelV3Message } from '@ai-sdk/provider';
import type { Fetch } from './guarded-fetch.ts';
import type { Prompt } from './prompt.ts';
import { ANSWER_JSON_SCHEMA } from './read-answer.ts';
import type { ExplainSettings } from './settings.ts';

export interface Question extends Prompt {
  /** An answer that was no good, and what is wrong with it: the model gets a second chance. */
  readonly repair?: { readonly answer: string; readonly why: string };
}

export interface RawAnswer {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'refusal' | 'other';
}

export interface Model {
  ask(question: Question, signal: AbortSignal): Promise<RawAnswer>;
}

const MOST_CHARACTERS_REPEATED = 8000;

/** @param fetch what carries the requests: the network, or somebody who writes them down. */
export async function openModel(settings: ExplainSettings, fetch: Fetch): Promise<Model> {
  const model = settings.provider === 'anthropic' ? await anthropic(settings, fetch) : await openAiCompatible(settings, fetch);
  return {
    async ask(question, signal) {
      const { content, finishReason } = await model.doGenerate(callOptions(question, settings, signal));
      const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
      return { text, finish: finishOf(finishReason.unified, finishReason.raw) };
    },
  };
}

async function openAiCompatible({ baseUrl, apiKey, model, responseFormat }: ExplainSettings, fetch: Fetch): Promise<LanguageModelV3> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({
    name: 'lintel',
    baseURL: baseUrl,
    ...(apiKey !== undefined && { apiKey }),
    fetch,
    supportsStructuredOutputs: responseFormat === 'json-schema',
    // OpenAI itself takes the older name from older models only; others know no other.
    ...(new URL(baseUrl).host === 'api.openai.com' && { transformRequestBody: ({ max_tokens, ...rest }: Record<string, unknown>) => ({ ...rest, max_completion_tokens: max_tokens }) }),
  });
  return provider.chatModel(model);
}

async function anthropic({ baseUrl, apiKey, model }: ExplainSettings, fetch: Fetch): Promise<LanguageModelV3> {
  const { createAnthropic } = await import('@ai-sdk/anthropic');
  // The SDK would take a key from the environment on its own; where none is to be sent, an empty one keeps it from doing so.
  const provider = createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch: (input, init) => fetch(input, withoutEmptyKey(init)) });
  return provider(model);
}

function withoutEmptyKey(init: RequestInit | undefined): RequestInit {
  const headers = new Headers(init?.headers);
  if (headers.get('x-api-key') === '') headers.delete('x-api-key');
  return { ...init, headers: Object.fromEntries(headers) };
}

function callOptions({ system, user, repair }: Question, { maxTokens, provider, responseFormat }: ExplainSettings, abortSignal: AbortSignal): LanguageModelV3CallOptions {
  const text = (said: string): [{ type: 'text'; text: string }] => [{ type: 'text', text: said }];
  const again: LanguageModelV3Message[] =
    repair === undefined
      ? []
      : [
          { role: 'assistant', content: text(repair.answer.slice(0, MOST_CHARACTERS_REPEATED)) },
          { role: 'user', content: text(`That answer cannot be used: ${repair.why}. Answer again with the one JSON object that was described, and nothing else.`) },
        ];
  const asksForStructure = provider === 'anthropic' || responseFormat !== 'none';
  return {
    prompt: [{ role: 'system', content: system }, { role: 'user', content: text(user) }, ...again],
    maxOutputTokens: maxTokens,
    abortSignal,
    ...(asksForStructure && { responseFormat: { type: 'json', name: 'explanation', schema: structuredClone(ANSWER_JSON_SCHEMA) as unknown as JSONSchema7 } }),
  };
}

function finishOf(unified: string, raw: string | undefined): RawAnswer['finish'] {
  if (unified === 'length') return 'length';
  if (unified === 'content-filter' || raw === 'refusal') return 'refusal';
  return unified === 'stop' || unified === 'tool-calls' ? 'stop' : 'other';
}
