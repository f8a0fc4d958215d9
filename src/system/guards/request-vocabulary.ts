/** Names by which requests and responses are read and written, gathered from the rows of all HTTP libraries, and the names that credentials go by. */
import type { Meanings, RequestPart } from '#model/library.ts';

export interface RequestVocabulary {
  /** Part of the request that a member reads, or that a method called on the request hands out. */
  readonly parts: ReadonlyMap<string, RequestPart>;
  /** Members of a response that send it; the argument that holds a status, if one does. */
  readonly respond: ReadonlyMap<string, number | undefined>;
  readonly status: ReadonlyMap<string, number>;
  readonly redirect: ReadonlySet<string>;
}

const memo = new WeakMap<Meanings, RequestVocabulary>();

export function requestVocabulary(meanings: Meanings): RequestVocabulary {
  let found = memo.get(meanings);
  if (!found) memo.set(meanings, (found = collect(meanings)));
  return found;
}

function collect(meanings: Meanings): RequestVocabulary {
  const parts = new Map<string, RequestPart>();
  const respond = new Map<string, number | undefined>();
  const status = new Map<string, number>();
  const redirect = new Set<string>();
  for (const library of meanings.libraries) {
    for (const row of library.rows ?? []) {
      for (const path of [row.path].flat()) {
        const member = /^<(?:[\w-]+:)?(request|response)>\.([\w$]+)(?:\(\))?$/.exec(path);
        if (!member) continue;
        const name = member[2]!;
        if (member[1] === 'request' && row.means === 'requestRead') parts.set(name, row.part);
        if (member[1] !== 'response') continue;
        if (row.means === 'respond') respond.set(name, typeof row.status === 'object' ? row.status.argument : undefined);
        if (row.means === 'status') status.set(name, row.status.argument);
        if (row.means === 'redirect') redirect.add(name);
      }
    }
  }
  return { parts, respond, status, redirect };
}

/** A header that carries a credential, as opposed to `content-type` and the like. */
const CREDENTIAL_HEADER = /auth|token|api-?key|secret|signature|cookie|session|jwt|bearer|credential|password|hmac|(^|-)key$/i;
/** Cookies that say how a page is shown, not who reads it. */
const PLAIN_COOKIE = /lang|locale|i18n|theme|consent|csrf|xsrf|timezone|currency/i;
/** Things kept in a session that prove nothing. */
const PLAIN_SESSION = /flash|return|redirect|referer|csrf|lang|locale|cart|captcha|views|visit|nonce|state|^(save|regenerate|destroy|reload|touch|cookie|id)$/i;
/** Where middleware leaves the visitor it found: properties that no framework defines. */
const IDENTITY = /^(?:.*user.*|uid|auth.*|.*auth|logged.*|is(?:Logged|Auth).*|session.*|account.*|identity|.*member|.*token.*|jwt.*|decoded.*|.*admin|principal|claims|viewer|actor|me|api_?key.*|customer.*|profile)$/i;
const RIGHT = /role|permission|scope|right|privilege|grant|admin|access|ability|abilities|claim|polic|entitle|capabilit|acl|superuser|moderator|staff|owner|level|(?:^|_)(?:can|may)(?=[A-Z_])/i;
const KEY_INPUT = /^(?:x[-_]?)?(?:api[-_]?key|access[-_]?token|auth[-_]?token|apikey|accesstoken)$/i;

export const isCredentialHeader = (name: string): boolean => CREDENTIAL_HEADER.test(name) && !/csrf|xsrf|access-control/i.test(name);
export const isCredentialCookie = (name: string): boolean => !PLAIN_COOKIE.test(name);
export const isCredentialInSession = (name: string): boolean => !PLAIN_SESSION.test(name);
export const isIdentityName = (name: string): boolean => IDENTITY.test(name);
export const isRightName = (name: string): boolean => RIGHT.test(name);
export const isKeyInput = (name: string): boolean => KEY_INPUT.test(name);
