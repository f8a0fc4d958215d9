/** Words for one finding: a model's, marked as such, or those of the rule. They explain it and change nothing about it. */

export interface Explanation {
  /** Who wrote it: a model, or the rule's author. */
  readonly source: 'model' | 'rule';
  /** Name of the model as it was asked for; null for the rule's own words. */
  readonly model: string | null;
  /** One line each, plain text without addresses, control characters or marks that reorder text. */
  readonly whatHappens: string;
  readonly consequence: string;
  readonly fix: {
    readonly summary: string;
    /** A unified diff against files that the finding names, paths relative to the working directory as those of findings; null if there is none that fits them. */
    readonly diff: string | null;
  };
  /** What the model was not sure of. */
  readonly doubts: readonly string[];
}

/** By fingerprint of the finding. */
export type Explanations = ReadonlyMap<string, Explanation>;

/** What the configuration says of the model pass; whatever it leaves out has a default or comes from the environment. A key is never in it. */
export interface ExplainConfig {
  readonly provider?: 'openai-compatible' | 'anthropic';
  readonly baseUrl?: string;
  readonly model?: string;
  /** Name of the environment variable that holds the key. */
  readonly apiKeyEnv?: string;
  /** Most requests in one run, repeated ones included. */
  readonly maxCalls?: number;
  /** Most tokens of one answer. */
  readonly maxTokens?: number;
  /** Most tokens of one question, estimated. */
  readonly maxInputTokens?: number;
  /** Most requests under way at once. */
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  readonly totalTimeoutMs?: number;
  /** How the provider is told what an answer must look like; only for `openai-compatible`. */
  readonly responseFormat?: 'json-schema' | 'json-object' | 'none';
}

/** Answers of earlier runs, by a key of everything that they depend on. */
export interface AnswerCache {
  get(key: string): string | undefined;
  set(key: string, answer: string): void;
}
