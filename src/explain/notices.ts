/** What is said of a pass, once for each kind of trouble, however many findings it concerns. */
import { printable } from '#report/printable.ts';
import type { Failure, FailureKind } from './failure.ts';
import type { ExplainSettings } from './settings.ts';

export interface PassCounts {
  /** Findings of the run. */
  readonly findings: number;
  /** Explained by an earlier run. */
  readonly cached: number;
  readonly asked: number;
  readonly failed: number;
}

const MOST_CHARACTERS = 200;

export function noticesOf({ findings, cached, asked, failed }: PassCounts, failures: readonly Failure[], settings: ExplainSettings): readonly string[] {
  const explained = asked - failed + cached;
  const fromCache = cached === 0 ? '' : `, ${cached} of them by an earlier answer`;
  const rest = findings - asked - cached;
  const beyond = rest > 0 ? ` ${countOf(rest, 'finding')} of lesser weight ${rest === 1 ? 'was' : 'were'} not asked about: \`maxCalls\` is ${settings.maxCalls}.` : '';
  const kinds = [...new Set(failures.map(({ kind }) => kind))];
  return [
    `${settings.model} at ${settings.host} explained ${explained} of ${countOf(findings, 'finding')}${fromCache}; what it says is advice and may be wrong.${beyond}`,
    ...kinds.map((kind) => {
      const concerned = failures.filter((failure) => failure.kind === kind);
      return `${countOf(concerned.length, 'finding')} ${concerned.length === 1 ? 'keeps' : 'keep'} the rule’s own words: ${reasonOf(kind, concerned[0]!, settings)}`;
    }),
  ];
}

function reasonOf(kind: FailureKind, failure: Failure, settings: ExplainSettings): string {
  const { host, model, apiKey, apiKeyEnv, maxCalls, maxTokens, timeoutMs, totalTimeoutMs } = settings;
  const status = failure.status === undefined ? '' : ` (status ${failure.status})`;
  const said = quoted(failure.detail, settings);
  const reasons: Readonly<Record<FailureKind, string>> = {
    key: apiKey === undefined ? `${host} wants a key${status}, and none was sent: name its environment variable in \`explain.apiKeyEnv\`.${said}` : `${host} does not accept the key in ${apiKeyEnv}${status}.${said}`,
    model: `${host} knows no model \`${printable(model)}\`, or nothing at that address${status}: check \`explain.model\` and \`explain.baseUrl\`.${said}`,
    request: `${host} refused the request${status}.${said} If it knows no JSON schemas, set \`explain.responseFormat\` to 'json-object' or 'none'.`,
    rate: `${host} has had too many requests${status}${failure.retryAfter === undefined ? '' : `, and wants to be asked again after “${printable(failure.retryAfter).slice(0, 40)}”, which is past the end of this run`}.${said}`,
    server: `${host} failed${status}, also when asked again.${said}`,
    timeout: `${host} did not answer within ${timeoutMs} ms (\`explain.timeoutMs\`).`,
    broken: `the connection to ${host} broke, also when tried again.${said}`,
    unreachable: `${host} cannot be reached.${said} Is the server running, and \`explain.baseUrl\` right?`,
    tls: `no safe connection to ${host}.${said} A certificate of your own goes into NODE_EXTRA_CA_CERTS.`,
    redirect: `${host} sent the request on to another address (${printable(failure.detail).slice(0, 100)}), and neither source nor key go anywhere but to the address that is set.`,
    'too-large': `${host} answered with ${failure.detail}.`,
    json: `${model} did not answer with JSON, also when asked again.`,
    schema: `${model} answered with another structure than it was asked for, also when asked again.${said}`,
    refusal: `${model} refused to answer.${said}`,
    empty: `${model} gave an empty answer.`,
    truncated: `${model} needed more than ${maxTokens} tokens for its answer (\`explain.maxTokens\`).`,
    budget: `the ${maxCalls} requests of a run were used up (\`explain.maxCalls\`).`,
    time: `the ${totalTimeoutMs} ms of a run were over (\`explain.totalTimeoutMs\`).`,
    stopped: 'the pass was interrupted.',
    'given-up': `nobody asked after ${host} had failed before.`,
  };
  return reasons[kind];
}

/** A stranger's words: on one line, short, and without the key, which some providers repeat. */
function quoted(detail: string, { apiKey }: ExplainSettings): string {
  const known = apiKey === undefined ? detail : detail.replaceAll(apiKey, '<the key>');
  const text = printable(known.replace(/\b(?:sk|pk|rk)-[\w*.-]{6,}/g, '<a key>').replace(/\s+/g, ' ')).trim();
  return text === '' ? '' : ` It says: “${text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}”`;
}

function countOf(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`;
}
