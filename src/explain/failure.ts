/** Why a model gave no answer, and what that means for the next question. */

export type FailureKind =
  | 'key'
  | 'model'
  | 'request'
  | 'rate'
  | 'server'
  | 'timeout'
  | 'broken'
  | 'unreachable'
  | 'tls'
  | 'redirect'
  | 'too-large'
  | 'json'
  | 'schema'
  | 'refusal'
  | 'empty'
  | 'truncated'
  | 'budget'
  | 'time'
  | 'stopped'
  | 'given-up';

export interface Failure {
  readonly kind: FailureKind;
  /** In the provider's words, or the system's; may be empty. Not yet fit to be shown. */
  readonly detail: string;
  readonly status?: number;
  /** What the provider asked for; an HTTP date, or seconds. */
  readonly retryAfter?: string;
}

/** Thrown by whatever carries requests. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The next question would fail the same way. */
export const FINAL: ReadonlySet<FailureKind> = new Set<FailureKind>(['key', 'model', 'tls', 'redirect', 'unreachable']);

/** The same question may be answered a moment later. */
export const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>(['rate', 'server', 'broken']);

const TLS = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/;
const UNREACHABLE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM|UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/;

/** What went wrong, from whatever the SDK or the platform threw. */
export function failureOf(error: unknown): Failure {
  const chain = causesOf(error);
  const carried = chain.find((cause) => cause instanceof TransportError);
  if (carried) return { kind: carried.kind, detail: carried.message };

  const call = chain.find(isHttpFailure);
  if (call) return ofStatus(call);

  const codes = chain.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  const detail = codes.join(', ') || chain.map(({ message }) => message).join(': ');
  if (codes.some((code) => TLS.test(code))) return { kind: 'tls', detail };
  if (codes.some((code) => UNREACHABLE.test(code))) return { kind: 'unreachable', detail };
  // The SDK could not make sense of a body that came with status 200: the platform has nothing to say of it.
  if (codes.length === 0 && chain.some(({ name }) => /JSONParse|TypeValidation|InvalidResponseData|EmptyResponseBody|APICallError/.test(name))) return { kind: 'json', detail: '' };
  return { kind: 'broken', detail };
}

type Cause = Error & { readonly code?: unknown };
type HttpFailure = Cause & { readonly statusCode: number; readonly responseHeaders?: Readonly<Record<string, string>>; readonly responseBody?: string };

function causesOf(error: unknown): readonly Cause[] {
  const chain: Cause[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 10; cause = cause.cause) {
    chain.push(cause);
    // Node tries all addresses of a host and throws all failures together.
    if (cause instanceof AggregateError) chain.push(...cause.errors.filter((inner) => inner instanceof Error));
  }
  return chain;
}

function isHttpFailure(error: Cause): error is HttpFailure {
  return 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 300;
}

function ofStatus({ statusCode: status, responseHeaders = {}, responseBody, message }: HttpFailure): Failure {
  const retryAfter = responseHeaders['retry-after'];
  return { kind: kindOfStatus(status), status, detail: saidIn(responseBody) ?? message, ...(retryAfter !== undefined && { retryAfter }) };
}

function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return 'key';
  if (status === 404) return 'model';
  if (status === 429) return 'rate';
  if (status === 408 || status === 409 || status >= 500) return 'server';
  return 'request';
}

/** `{ error: { message } }` of both providers, `{ error: '…' }` and `{ message }` of others. */
function saidIn(body: string | undefined): string | undefined {
  try {
    const { error, message } = JSON.parse(body ?? '') as { error?: { message?: unknown } | string; message?: unknown };
    const said = typeof error === 'string' ? error : (error?.message ?? message);
    return typeof said === 'string' ? said : undefined;
  } catch {
    return undefined;
  }
}
