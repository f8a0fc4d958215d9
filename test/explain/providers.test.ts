/** What a provider may do, and what comes of it: played by a server of our own over both protocols, through the real SDK. */
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunResult } from '#index.ts';
import type { ExplainConfig } from '#model/model-explanation.ts';
import { explained, floating, KEY, settings } from './explained.ts';
import { ANSWER, inTurn, loopbackModel, type Play, type Provider, PROVIDERS, says, sends } from './loopback-model.ts';

let one: RunResult;
let many: RunResult;
beforeAll(async () => {
  one = await floating(1);
  many = await floating(12);
});

const good = (provider: Provider): Play => says(provider, JSON.stringify(ANSWER));
const error = (message: string): object => ({ type: 'error', error: { type: 'x', message } });
const hangs: Play = () => {};

interface Behaviour {
  readonly what: string;
  readonly play: (provider: Provider) => Play;
  readonly config?: ExplainConfig;
  /** Who speaks in the end. */
  readonly source: 'model' | 'rule';
  /** How often the provider is asked. */
  readonly asked: number;
  readonly notice?: RegExp;
}

const BEHAVIOURS: readonly Behaviour[] = [
  { what: 'an answer', play: good, source: 'model', asked: 1 },
  { what: 'an answer in a fence', play: (provider) => says(provider, `\`\`\`json\n${JSON.stringify(ANSWER)}\n\`\`\``), source: 'model', asked: 1 },
  { what: 'an answer after thoughts', play: (provider) => says(provider, `<think>hm {</think>\n${JSON.stringify(ANSWER)}`), source: 'model', asked: 1 },
  { what: '401', play: () => sends(401, error('invalid key')), source: 'rule', asked: 1, notice: /does not accept the key in TEST_KEY \(status 401\)\. It says: “invalid key”/ },
  { what: '401 that repeats the key', play: () => sends(401, error(`Incorrect API key provided: ${KEY}, or sk-abc***xyz`)), source: 'rule', asked: 1, notice: /Incorrect API key provided: <the key>, or <a key>/ },
  { what: '403', play: () => sends(403, error('no')), source: 'rule', asked: 1, notice: /does not accept the key in TEST_KEY \(status 403\)/ },
  { what: '404', play: () => sends(404, error('no such model')), source: 'rule', asked: 1, notice: /knows no model `test-model`, or nothing at that address \(status 404\)/ },
  { what: '400', play: () => sends(400, error('bad schema')), source: 'rule', asked: 1, notice: /refused the request \(status 400\)\. It says: “bad schema”/ },
  { what: '429, then an answer', play: (provider) => inTurn(sends(429, error('slow down')), good(provider)), source: 'model', asked: 2 },
  { what: '429 with seconds to wait', play: (provider) => inTurn(sends(429, error('slow down'), { 'retry-after': '1' }), good(provider)), source: 'model', asked: 2 },
  { what: '429 with a date to wait for', play: (provider) => inTurn(sends(429, error('slow down'), { 'retry-after': new Date(Date.now() + 1500).toUTCString() }), good(provider)), source: 'model', asked: 2 },
  { what: '429 with a wait past the end', play: () => sends(429, error('slow down'), { 'retry-after': '3600' }), source: 'rule', asked: 1, notice: /too many requests \(status 429\), and wants to be asked again after “3600”, which is past the end of this run/ },
  { what: '429 always', play: () => sends(429, error('slow down')), source: 'rule', asked: 3, notice: /has had too many requests \(status 429\)/ },
  { what: '500, then an answer', play: (provider) => inTurn(sends(500, 'oops'), good(provider)), source: 'model', asked: 2 },
  { what: '502 always', play: () => sends(502, '<html>Bad gateway</html>'), source: 'rule', asked: 3, notice: /failed \(status 502\), also when asked again/ },
  { what: '503 always', play: () => sends(503, error('overloaded')), source: 'rule', asked: 3, notice: /failed \(status 503\), also when asked again\. It says: “overloaded”/ },
  { what: '529 as Anthropic has it', play: (provider) => inTurn(sends(529, error('overloaded')), good(provider)), source: 'model', asked: 2 },
  { what: 'silence', play: () => hangs, config: { timeoutMs: 200 }, source: 'rule', asked: 1, notice: /did not answer within 200 ms/ },
  { what: 'silence until the run is over', play: () => hangs, config: { totalTimeoutMs: 200 }, source: 'rule', asked: 1, notice: /the 200 ms of a run were over/ },
  {
    what: 'a body that stops and stays open',
    play: () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
    },
    config: { timeoutMs: 200 },
    source: 'rule',
    asked: 1,
    notice: /did not answer within 200 ms/,
  },
  {
    what: 'a connection that breaks in the body',
    play: () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":', () => response.destroy());
    },
    source: 'rule',
    asked: 3,
    notice: /the connection to 127\.0\.0\.1:\d+ broke, also when tried again/,
  },
  { what: 'a connection that breaks before an answer', play: () => (response) => void response.destroy(), source: 'rule', asked: 3, notice: /the connection to .* broke/ },
  { what: 'a connection that breaks once', play: (provider) => inTurn((response) => void response.destroy(), good(provider)), source: 'model', asked: 2 },
  { what: 'no JSON at all', play: () => sends(200, '<html>hello</html>'), source: 'rule', asked: 1, notice: /did not answer with JSON/ },
  { what: 'JSON of another protocol', play: () => sends(200, { hello: 'world' }), source: 'rule', asked: 1, notice: /did not answer with JSON/ },
  { what: 'words instead of JSON', play: (provider) => says(provider, 'Sure! Here is what happens.'), source: 'rule', asked: 2, notice: /did not answer with JSON, also when asked again/ },
  { what: 'JSON of another structure', play: (provider) => says(provider, '{"findings":[],"verdict":"ok"}'), source: 'rule', asked: 2, notice: /another structure than it was asked for, also when asked again/ },
  { what: 'JSON with something added', play: (provider) => says(provider, JSON.stringify({ ...ANSWER, findings: [{ rule: 'x' }] })), source: 'rule', asked: 2, notice: /another structure/ },
  { what: 'words, then JSON', play: (provider) => inTurn(says(provider, 'Sure!'), good(provider)), source: 'model', asked: 2 },
  { what: 'a text without end', play: (provider) => says(provider, JSON.stringify({ ...ANSWER, consequence: 'a '.repeat(5000) })), source: 'rule', asked: 2, notice: /another structure/ },
  { what: 'more than anybody reads', play: () => sends(200, 'x'.repeat(3_000_000)), source: 'rule', asked: 1, notice: /answered with more than 2000000 bytes/ },
  { what: 'a refusal', play: (provider) => says(provider, 'I cannot help with that.', 'content_filter'), source: 'rule', asked: 1, notice: /refused to answer/ },
  { what: 'an empty answer', play: (provider) => says(provider, ''), source: 'rule', asked: 1, notice: /gave an empty answer/ },
  { what: 'an answer cut short', play: (provider) => says(provider, JSON.stringify(ANSWER).slice(0, 40), 'length'), source: 'rule', asked: 1, notice: /needed more than 4000 tokens/ },
];

describe.each(PROVIDERS)('%s', (provider) => {
  test.each(BEHAVIOURS)('$what', async ({ play, config = {}, source, asked, notice }) => {
    const server = await loopbackModel(play(provider));
    const { explanations, notices } = await explained(one, settings(provider, server.url, config));

    const explanation = explanations.get(one.findings[0]!.fingerprint);
    expect(explanation?.source).toBe(source);
    expect(server.requests.length).toBe(asked);
    if (source === 'model') {
      expect(explanation).toEqual({ source: 'model', model: 'test-model', ...ANSWER });
      expect(notices).toEqual([expect.stringMatching(/^test-model at 127\.0\.0\.1:\d+ explained 1 of 1 finding;/)]);
    } else {
      expect(explanation?.consequence).not.toBe('');
      expect(notices).toEqual([expect.stringMatching(/ explained 0 of 1 finding;/), expect.stringMatching(notice!)]);
    }
    expect(notices.join('\n')).not.toContain(KEY);
  });

  test('an answer by a tool, as older models give it', async () => {
    const document = { type: 'message', id: 'm', model: 'm', role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'json', input: ANSWER }], stop_reason: 'tool_use', stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } };
    const server = await loopbackModel(provider === 'anthropic' ? sends(200, document) : says(provider, JSON.stringify(ANSWER)));
    const { explanations } = await explained(one, settings(provider, server.url, { model: 'claude-3-haiku-20240307' }));
    expect([...explanations.values()]).toEqual([{ source: 'model', model: 'claude-3-haiku-20240307', ...ANSWER }]);
  });

  test('the key goes where it belongs, and nowhere else', async () => {
    const server = await loopbackModel(good(provider));
    await explained(one, settings(provider, server.url));
    const [request] = server.requests;
    expect(provider === 'anthropic' ? request?.headers['x-api-key'] : request?.headers.authorization).toBe(provider === 'anthropic' ? KEY : `Bearer ${KEY}`);
    expect(request?.body).not.toContain(KEY);
    expect(request?.path).toBe(provider === 'anthropic' ? '/v1/messages' : '/v1/chat/completions');
  });

  test('a redirect to another host is not followed, so neither key nor source go there', async () => {
    const other = await loopbackModel(good(provider));
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await loopbackModel(sends(status, '', { location: `${other.url}/chat/completions` }));
      const { explanations, notices } = await explained(one, settings(provider, server.url));
      expect([...explanations.values()].map(({ source }) => source)).toEqual(['rule']);
      expect(notices[1]).toContain(`sent the request on to another address (${new URL(other.url).host})`);
      expect(server.requests.length).toBe(1);
    }
    expect(other.requests).toEqual([]);
  });

  test('nobody at that address', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    const { notices } = await explained(many, settings(provider, `http://127.0.0.1:${String(port)}/v1`));
    expect(notices[1]).toMatch(/keep the rule’s own words: 127\.0\.0\.1:\d+ cannot be reached\. It says: “ECONNREFUSED/);
  });

  test('a host that speaks no TLS, and one whose certificate nobody vouches for', async () => {
    const plain = await loopbackModel(good(provider));
    const wrong = await explained(one, settings(provider, plain.url.replace('http:', 'https:')));
    expect(wrong.notices[1]).toMatch(/no safe connection to .* It says: “ERR_SSL/);

    const pems = await generate([{ name: 'commonName', value: 'localhost' }]);
    let asked = 0;
    const server = https.createServer({ key: pems.private, cert: pems.cert }, (_, response) => {
      asked += 1;
      response.end();
    });
    afterAll(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const unsafe = await explained(one, settings(provider, `https://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`));
    expect(unsafe.notices[1]).toMatch(/no safe connection to .* It says: “(?:DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS)/);
    expect(asked).toBe(0);
  });
});

describe('many findings', () => {
  test('are asked about up to the limit, the most important first, and the rest is said', async () => {
    const server = await loopbackModel(good('openai-compatible'));
    const { explanations, notices } = await explained(many, settings('openai-compatible', server.url, { maxCalls: 5 }));
    expect(server.requests.length).toBe(5);
    expect([...explanations.keys()].sort()).toEqual(many.findings.slice(0, 5).map(({ fingerprint }) => fingerprint).sort());
    expect(notices).toEqual([expect.stringMatching(/explained 5 of 12 findings; .* 7 findings of lesser weight were not asked about: `maxCalls` is 5\.$/)]);
  });

  test('never cost more requests than the limit, repeated ones included', async () => {
    const server = await loopbackModel(says('openai-compatible', 'no JSON'));
    const { notices } = await explained(many, settings('openai-compatible', server.url, { maxCalls: 5, concurrency: 1 }));
    expect(server.requests.length).toBe(5);
    expect(notices.filter((notice) => notice.includes('used up'))).toEqual([expect.stringMatching(/^2 findings keep .* the 5 requests of a run were used up/)]);
  });

  test('are under way so many at once', async () => {
    let now = 0;
    let most = 0;
    const answer = good('openai-compatible');
    const server = await loopbackModel((response, call, request) => {
      most = Math.max(most, (now += 1));
      setTimeout(() => {
        now -= 1;
        answer(response, call, request);
      }, 50);
    });
    await explained(many, settings('openai-compatible', server.url, { concurrency: 3 }));
    expect(most).toBe(3);
  });

  test('a key that is refused is not tried for each of them, and said once', async () => {
    const server = await loopbackModel(sends(401, error('no')));
    const { explanations, notices } = await explained(many, settings('openai-compatible', server.url, { concurrency: 2 }));
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect([...explanations.values()].every(({ source }) => source === 'rule')).toBe(true);
    expect(notices.filter((notice) => notice.includes('does not accept the key')).length).toBe(1);
    expect(notices.length).toBe(3);
  });

  test('a server that is down is given up after three of them', async () => {
    const server = await loopbackModel(sends(503, error('down')));
    const { notices } = await explained(many, settings('openai-compatible', server.url, { concurrency: 1 }));
    expect(server.requests.length).toBe(9);
    expect(notices.slice(1)).toEqual([expect.stringMatching(/^3 findings keep .* failed \(status 503\)/), expect.stringMatching(/^9 findings keep .* nobody asked after/)]);
  });

  test('what is explained by the time of an interruption stays', async () => {
    const stop = new AbortController();
    const answer = good('openai-compatible');
    const server = await loopbackModel((response, call, request) => {
      if (call <= 2) answer(response, call, request);
      else stop.abort();
    });
    const { explanations, notices } = await explained(many, settings('openai-compatible', server.url, { concurrency: 1 }), { stop: stop.signal });
    expect([...explanations.values()].filter(({ source }) => source === 'model').length).toBe(2);
    expect(notices[1]).toMatch(/^10 findings keep .* the pass was interrupted\.$/);
  });
});
