/** What is sent to a model: credentials are taken out, and ordinary source stays as it is. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRedactor, REDACTED } from '#explain/open-redactor.ts';

// Joined here, so that nobody's scanner takes this file for a leak.
const made = (...parts: string[]): string => parts.join('');
const base62 = 'q7Zk2LmX9vTb4RwYc8NdJ5sHf3PgA6eU';
const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const jwt = made('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ', '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U');
const pem = (kind: string): string => made('-----BEGIN ', kind, 'PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq1\nhVwT3c9Zk2LmX9vTb4Rw\n-----END ', kind, 'PRIVATE KEY-----');

/** Source, and what of it must not be seen. */
const SECRETS: readonly (readonly [what: string, source: string, secret: string])[] = [
  ['a password in an object', "const db = { user: 'app', password: 'hunter2' };", 'hunter2'],
  ['a password of words', "  password: 'correct horse battery staple',", 'correct horse'],
  ['a quoted key', '{ "clientSecret": "s3cr3t-of-acme" }', 's3cr3t-of-acme'],
  ['a typed constant', "const jwtSecret: string = 'shhhh';", 'shhhh'],
  ['a default for an environment variable', "const secret = process.env.JWT_SECRET || 'dev-only-secret';", 'dev-only-secret'],
  ['the same with ??', "sign(p, process.env['SESSION_TOKEN'] ?? 'fallback42')", 'fallback42'],
  ['an assignment to a member', "config.apiKey = 'k-1234-abcd';", 'k-1234-abcd'],
  ['an assignment to a quoted member', "config['api_key'] = 'k-1234-abcd';", 'k-1234-abcd'],
  ['a template without holes', 'const dbPassword = `pa55word!`;', 'pa55word!'],
  ['a template with a hole', 'const apiToken = `acme-${env}-q8r7`;', 'q8r7'],
  ['a comparison', "if (req.headers['x-api-key'] === 'letmein-77') next();", 'letmein-77'],
  ['a key passed to a signer', "return jwt.sign({ id: user.id }, 'topsecret', { expiresIn: '1h' });", 'topsecret'],
  ['a key passed to a verifier', "jwt.verify(token, 'topsecret');", 'topsecret'],
  ['a key of a MAC', "createHmac('sha256', 'mac-key').update(body)", 'mac-key'],
  ['a secret of cookies', "app.use(cookieParser('monster'));", 'monster'],
  ['basic authentication', ".auth('admin', 'changeme')", 'changeme'],
  ['a secretOrKey', "super({ secretOrKey: 'nest-secret' });", 'nest-secret'],
  ['a header set', "headers.set('x-api-key', 'live-9981');", 'live-9981'],
  ['a connection string', "new Pool({ connectionString: 'postgres://app:pg-pass@db:5432/shop' })", 'pg-pass'],
  ['an address with a password that has odd characters', 'const url = "mongodb+srv://root:p@ss/w0rd@cluster0.example.net/shop";', 'p@ss/w0rd'],
  ['an address with a token as its user', "git clone https://x9f8e7d6c5b4@git.example.com/a.git", 'x9f8e7d6c5b4'],
  ['an address whose user is put in', 'const dsn2 = `redis://${user}:cachepass@cache:6379`;', 'cachepass'],
  ['a connection string of SQL Server', '"Server=db;User Id=sa;Password=Str0ng!;"', 'Str0ng!'],
  ['a key of a storage account', "'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=bXlrZXk5OTk='", 'bXlrZXk5OTk'],
  ['a token in an address', "fetch('https://api.example.com/v1?access_token=tok_998877')", 'tok_998877'],
  ['a bearer token', "headers: { Authorization: 'Bearer abcDEF123456' }", 'abcDEF123456'],
  ['basic credentials', "'Authorization: Basic dXNlcjpwYXNzd29yZA=='", 'dXNlcjpwYXNzd29yZA'],
  ['a JSON web token', `const t = '${jwt}';`, 'eyJzdWIi'],
  ['an RSA key', `const pk = \`${pem('RSA ')}\`;`, 'hVwT3c9Z'],
  ['a key in PKCS 8 on one line', `const pk = "${pem('').replaceAll('\n', '\\n')}";`, 'hVwT3c9Z'],
  ['a key whose end is missing', `const pk = \`${pem('EC ').slice(0, -30)}`, 'MIIEpAIB'],
  ['an AWS key id', `const id = '${made('AKIA', 'Q6FT7RKPL2ZXVN3M')}';`, 'Q6FT7RKPL2ZXVN3M'],
  ['an AWS secret', `aws('${made('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYzQ8kLm2Vt4')}')`, 'wJalrXUtnFEMI'],
  ['a Stripe key', `new Stripe('${made('sk_', 'live_51HxQ2eZvKYlo2C')}')`, '51HxQ2eZvKYlo2C'],
  ['a GitHub token', `octokit('${made('gh', 'p_4LFsWUDxVDQQ7mzKqlFlZH55wCPG9WzGW291')}')`, '4LFsWUDx'],
  ['a GitLab token', `const g = '${made('glpat', '-x9Yz8Wv7Ut6Sr5Qp4On3')}'`, 'x9Yz8Wv7'],
  ['a Slack token', `'${made('xo', 'xb-123456789012-abcdefABCDEF')}'`, '123456789012'],
  ['a Slack webhook', `'${made('https://hooks.slack', '.com/services/T00000000/B11111111/abcdefghijklmnop')}'`, 'B11111111'],
  ['a Google key', `maps('${made('AI', 'zaSyD4x8Qm2Lk9Vb7Nc6Zt5Rw3Yp1Hs0Fg')}')`, 'zaSyD4x8'],
  ['an Anthropic key', `'${made('sk-', 'ant-api03-abcdefghij0123456789')}'`, 'abcdefghij0123456789'],
  ['a SendGrid key', `'${made('SG', '.aBcDeFgHiJkLmNoPqRsT.uVwXyZ0123456789abcdef')}'`, 'uVwXyZ0123456789'],
  ['a token of a Telegram bot', `'${made('110201543', ':AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')}'`, 'AAHdqTcv'],
  ['an npm token', `//registry/:_authToken=${made('npm', '_abcdefghijklmnopqrstuvwxyz0123456789')}`, 'abcdefghijklmnop'],
  ['something random', `init('${base62}')`, base62],
  ['something random in hexadecimal', `const k = "${hex}";`, hex],
  ['a key of a wallet', `new Wallet('0x${hex}')`, hex],
  ['a line as in .env files', 'const ENV = `\nDB_PASSWORD=hunter3\n`;', 'hunter3'],
  ['an exported variable in a comment', '// export API_TOKEN="abc def"', 'abc def'],
  ['a password in a comment', '// the admin password is Welcome1!', 'Welcome1!'],
  ['a password in a block comment', ' * password: s3same', 's3same'],
  ['an option of a command', "exec('mysql --user=root --password=r00t shop')", 'r00t'],
  ['a user of curl', "exec('curl -u admin:adm1n https://example.com')", 'adm1n'],
  ['behind a comment for a scanner', `// secretlint-disable\nconst k = '${made('gh', 'p_4LFsWUDxVDQQ7mzKqlFlZH55wCPG9WzGW291')}';`, '4LFsWUDx'],
  ['a home folder', "readFile('/home/alice/shop/.env')", 'alice'],
  ['a home folder of Windows', "readFile('C:\\\\Users\\\\alice\\\\shop')", 'alice'],
];

const PLAIN: readonly string[] = [
  "import { Injectable } from '@nestjs/common';",
  "import { tokenService } from '../../services/token.service';",
  "const secret = process.env.JWT_SECRET;",
  "secretOrKey: config.get('JWT_SECRET'),",
  "{ provide: AUTH_TOKEN, token: 'ACCESS_TOKEN' }",
  "password: { type: 'string', minLength: 8 },",
  "password: 'string',",
  "new LocalStrategy({ usernameField: 'email', passwordField: 'password' })",
  "throw new UnauthorizedError('Invalid token');",
  "errors.password = 'Password must have eight characters.';",
  "router.post('/reset-password', resetPassword);",
  "const passwordResetUrl = '/auth/reset-password';",
  "if (!token) return res.status(401).json({ message: 'No token provided' });",
  "const token = req.headers['x-access-token'];",
  "const tokenType = 'Bearer';",
  "const user = await prisma.user.findUnique({ where: { id }, select: { password: true, token: true } });",
  "pick(user, ['password', 'email', 'createdAt'])",
  "const password: string = body.password;",
  "function verify(token: string, secret: string): boolean {",
  "await bcrypt.compare(password, user.password);",
  "const url = `postgres://${user}:${password}@${host}:5432/shop`;",
  "const base = 'https://api.example.com/v1/orders?page=2&sort=createdAt';",
  "const origin = 'http://localhost:3000';",
  "const id = '550e8400-e29b-41d4-a716-446655440000';",
  "export const getUserProfileByAccountIdentifier = handleOAuth2CallbackForV2Users;",
  "const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';",
  "import x from '@nestjs/platform-express/multer/interceptors/file.interceptor';",
  "t('auth.errors.invalidToken')",
  "secret: 'auth.errors.invalidSecret',",
  "// the token is read from the header, see RFC 6750",
  "const sql = 'SELECT id, password_hash FROM users WHERE token = $1';",
  "res.setHeader('Content-Security-Policy', \"default-src 'self'\");",
  "for (const order of orders) await prisma.orderItem.findMany({ where: { orderId: order.id } });",
  "const CACHE_KEY = 'orders:recent';",
  "sql(`SELECT * FROM users WHERE password = '${hash(req.body.password || '')}'`)",
  'const token = await redis.getdel(\n  key,\n);',
  "const totalOfExcludedActivities = this.getSumOfActivityType({ getUserIdsBySymbolProfileId });",
  "visit('/en/blog/2024/11/black-weeks-2024');",
];

describe('what must not be seen', () => {
  test.each(SECRETS)('%s', async (_what, source, secret) => {
    const redact = await openRedactor([]);
    const shown = await redact(source);
    expect(shown).not.toContain(secret);
    expect(shown).toContain(REDACTED);
    expect(shown.split('\n').length).toBe(source.split('\n').length);
    // Once is enough: what was taken out is not taken for another secret.
    expect(await redact(shown)).not.toContain(secret);
  });

  test('a text that is known to be secret, wherever it stands', async () => {
    const redact = await openRedactor(['Ordinary', '/srv/checkout']);
    expect(await redact("log('Ordinary words in /srv/checkout/src/a.ts')")).toBe(`log('${REDACTED} words in ${REDACTED}/src/a.ts')`);
  });

  test('tokens drawn at random, nearly all of them', async () => {
    const redact = await openRedactor([]);
    const tokens = Array.from({ length: 200 }, (_, index) => createHash('sha256').update(String(index)).digest().subarray(0, 24)).flatMap((bytes) => [bytes.toString('base64url'), bytes.toString('hex')]);
    const missed: string[] = [];
    for (const token of tokens) if ((await redact(`use('${token}')`)).includes(token)) missed.push(token);
    expect(missed.length).toBeLessThan(tokens.length / 50);
  });
});

describe('what stays', () => {
  test.each(PLAIN)('%s', async (source) => {
    expect(await (await openRedactor([]))(source)).toBe(source);
  });
});

describe('source that means to take long', () => {
  const lineOf = (unit: string): string => unit.repeat(Math.ceil(490 / unit.length)).slice(0, 490);
  test.each(['a.', 'token', 'password=', "password='", '//password ', 'a://b:', '-----BEGIN PRIVATE KEY-----aaaaaaaaaaaaaaaaaaaa', 'jwt.sign(((', 'eyJaaaaaaaaa.', ' ', "('a-token', "])('is looked through in a moment: %j', async (unit) => {
    const text = Array.from({ length: 800 }, () => lineOf(unit)).join('\n');
    const redact = await openRedactor([]);
    const started = performance.now();
    await redact(text);
    await redact(`password=${'\n'.repeat(400_000)}`);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
