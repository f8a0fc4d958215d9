/** A provider on this machine that plays whatever a test asks for, and remembers what it was sent. */
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Provider = 'openai-compatible' | 'anthropic';
export const PROVIDERS: readonly Provider[] = ['openai-compatible', 'anthropic'];

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request; `call` counts from 1. */
export type Play = (response: ServerResponse, call: number, request: ReceivedRequest) => void;

export interface LoopbackModel {
  /** What goes into `baseUrl`. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
}

const servers: http.Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

export async function loopbackModel(play: Play): Promise<LoopbackModel> {
  const requests: ReceivedRequest[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(received);
      play(response, requests.length, received);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, requests };
}

export const ANSWER = {
  whatHappens: 'cancelAll starts cancel and goes on.',
  consequence: 'A failure is lost.',
  fix: { summary: 'Await the call.', diff: null as string | null },
  doubts: ['Whether callers wait.'],
};

/** An answer in the provider's own form; `finish` in the words of OpenAI. */
export function says(provider: Provider, text: string, finish: 'stop' | 'length' | 'content_filter' = 'stop'): Play {
  const reasons = { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal' };
  const document =
    provider === 'anthropic'
      ? { type: 'message', id: 'm', model: 'm', role: 'assistant', content: text === '' ? [] : [{ type: 'text', text }], stop_reason: reasons[finish], stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } }
      : { id: 'c', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } };
  return sends(200, document);
}

export function sends(status: number, document: unknown, headers: Readonly<Record<string, string>> = {}): Play {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof document === 'string' ? document : JSON.stringify(document));
  };
}

/** One play after another; the last one stays. */
export function inTurn(...plays: readonly Play[]): Play {
  return (response, call, request) => plays[Math.min(call, plays.length) - 1]!(response, call, request);
}
