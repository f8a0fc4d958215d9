/** What credentials look like in source, as patterns: what the rule set of the field knows by their form, these know by what stands around them. */

/** Written for lines of a few hundred characters: a stranger's source must not be able to make them slow. The named group `secret` is what must not be seen; a pattern that judges values leaves those alone that are plainly none. */
export interface CredentialPattern {
  readonly pattern: RegExp;
  readonly sparesHarmless: boolean;
}

const NAME =
  '(?:pass(?:word|wd|phrase|code)?|pwd|secret(?:[_-]?or[_-]?(?:private[_-]?)?key)?|token|(?:api|access|private|auth|encryption|signing|master|secret|account|storage|license|service|cookie|session|hmac|jwt|aes)[_-]?key(?:[_-]?id)?|credentials?|salt|pepper|dsn|connection[_-]?(?:string|url|uri))';
/** The end of a name decides: `tokenType` and `passwordField` hold no secret. */
const NAMED = `(?<![\\w$])(?:[\\w$.-]{0,60}[a-z0-9_$.-])??${NAME}s?\\d*`;
// A literal on one line; its delimiter may be escaped inside.
const VALUE = '(?<quote>["\'`])(?<secret>(?:\\\\.|(?!\\k<quote>)[^\\\\\\n])+)\\k<quote>';
const KEYS_OF_CONNECTION_STRINGS = 'password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|accesskey|user id|uid';

export const CREDENTIAL_PATTERNS: readonly CredentialPattern[] = [
  // Keys in PEM, also on one line with `\n` written out, and also when the text breaks off before they end.
  always(/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?<secret>[\s\S]{1,8000}?)-----END/g),
  always(/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:(?:\s|\\[nr])*[\w+/=]{12,})+)/g),
  always(/(?<secret>\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)/g),
  // `postgres://user:password@host`, and a token in the place of the user.
  always(/\b[a-z][a-z0-9+.-]{0,20}:\/\/(?<secret>[^\s"'`/:@]*:(?!\d+(?:\/|$))[^\s"'`]*)@/gi),
  always(/\b[a-z][a-z0-9+.-]{0,20}:\/\/(?<secret>[^\s"'`/:@$]{8,})@/gi),
  always(new RegExp(`\\b(?:${KEYS_OF_CONNECTION_STRINGS})=(?<secret>[^;\\s"'\`]+)`, 'gi')),
  always(/[?&](?:[a-z_-]*(?:token|key|secret|password|pwd|signature)|sig|code)=(?<secret>[^&\s"'`]{6,})/gi),
  always(/\b(?:Bearer|Basic|Token|ApiKey|Digest)[ :]+(?<secret>(?![a-z]+\b)[\w+/=.~-]{8,})/gi),
  // Credentials whose issuer marks them: AWS, Stripe, Google, GitHub, GitLab, Slack, OpenAI and Anthropic, npm, Twilio, SendGrid, Hugging Face and others.
  always(
    /(?<![\w/])(?<secret>(?:A[KS]IA|AROA|AIDA)[A-Z0-9]{16}|[rsp]k_(?:live|test|prod)_\w{8,}|whsec_[\w+/=]{8,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{8,}|xapp-[\w-]{8,}|sk-[\w-]{16,}|npm_\w{20,}|AC[0-9a-f]{32}|SK[0-9a-f]{32}|SG\.[\w-]{16,}\.[\w-]{16,}|hf_\w{20,}|dop_v1_\w{20,}|shp(?:at|ca|pa|ss)_\w{16,}|dckr_pat_[\w-]{16,}|pypi-[\w-]{20,}|key-[0-9a-f]{32}|\d{8,10}:[\w-]{35})(?!\w)/g,
  ),
  always(/https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/(?<secret>[\w/-]+)/g),
  // `password: '…'`, `const jwtSecret: string = '…'`, `process.env.JWT_SECRET ?? '…'`, `config['apiKey'] = '…'`.
  judged(new RegExp(`${NAMED}["'\`]?\\]?\\)?!?\\s{0,20}(?:\\??:\\s{0,20}[\\w.<>[\\]| ]{1,60}?\\s{0,20}=(?![=>])|\\+?=(?![=>])|\\?\\?=?|\\|\\|=?|:)\\s{0,20}\\(?\\s{0,20}${VALUE}`, 'gi')),
  // The same compared with a literal.
  judged(new RegExp(`${NAMED}["'\`]?\\]?\\)?\\s{0,20}[!=]==?\\s{0,20}${VALUE}`, 'gi')),
  judged(new RegExp(`<[\\w.]+>\\s{0,20}\\(?${VALUE}(?=[^\\n]*//[^\\n]*${NAME})`, 'gi')),
  // `.set('x-api-key', '…')`: a list of names reads the same, so the value must not be a word.
  judged(new RegExp(`\\(\\s{0,20}["'\`][\\w.-]*${NAME}["'\`]\\s{0,20},\\s{0,20}(?=["'\`][^"'\`\\n]*[^A-Za-z_"'\`])${VALUE}`, 'gi')),
  // Functions whose second argument is a key, and `cookieParser('…')`.
  judged(new RegExp(`\\b(?:jwt|jsonwebtoken|jws|JWT)\\.(?:sign|verify)\\((?:[^()\\n]|\\([^()\\n]*\\))*?,\\s{0,20}${VALUE}`, 'g')),
  judged(new RegExp(`\\b(?:createHmac|createCipher(?:iv)?|createDecipher(?:iv)?|pbkdf2(?:Sync)?|scrypt(?:Sync)?)\\(\\s{0,20}[^,()\\n]+,\\s{0,20}${VALUE}`, 'g')),
  judged(new RegExp(`\\bcookieParser\\(\\s{0,20}${VALUE}`, 'g')),
  judged(new RegExp(`\\.auth\\(\\s{0,20}[^,()\\n]+,\\s{0,20}${VALUE}`, 'g')),
  // `DB_PASSWORD=…` as in .env files, on a line of its own.
  always(new RegExp(`^[ \\t]*(?:\\*|//|#|["'\`])?[ \\t]*(?:export[ \\t]+)?[A-Z0-9_]*${NAME.toUpperCase()}[ \\t]*=[ \\t]*(?!process\\b|\\$)(?<secret>[^\\s;"'\`][^\\n"'\`;]*|"[^"\\n]*"|'[^'\\n]*')[ \\t]*["'\`\\\\]*$`, 'gm')),
  // What somebody writes down in a comment.
  always(new RegExp(`(?://|/\\*|^[ \\t]*\\*|#)[^\\n]*?\\b[\\w-]*${NAME}[ \\t]*(?:[:=]|\\bis\\b)[ \\t]*["'\`]?(?<secret>(?=[^\\s"'\`]*[\\d!$%&*?+@#^~])[^\\s"'\`,;]{4,})`, 'gim')),
  always(/--?(?:password|passwd|token|secret|api-?key|access-?key)[= ]["']?(?<secret>(?!\$)[^\s"'`]+)/gi),
  always(/\bcurl\b[^\n]*?\s-u\s*["']?(?<secret>[\w.@-]+:(?!\$)[^\s"'`]+)/g),
];

function always(pattern: RegExp): CredentialPattern {
  return { pattern, sparesHarmless: false };
}

function judged(pattern: RegExp): CredentialPattern {
  return { pattern, sparesHarmless: true };
}
