/** Endpoints that must be open to do their work. */
import type { EntryPoint, System } from '#model/system.ts';

const known = new WeakMap<EntryPoint, { readonly reason: string | undefined }>();

/** Why an endpoint is meant for everybody; undefined if nothing says so. What it does decides; its name only breaks the tie. */
export function publicOnPurpose(entry: EntryPoint, system: System): string | undefined {
  let answer = known.get(entry);
  if (!answer) known.set(entry, (answer = { reason: reasonFor(entry, system) }));
  return answer.reason;
}

function reasonFor(entry: EntryPoint, system: System): string | undefined {
  if (entry.declaredPublic) return entry.declaredPublic.message;
  for (const handler of entry.handlers) {
    const credential = system.reaches(handler, 'credential').find(({ effect }) => effect.meaning.means === 'issueCredential' || effect.meaning.means === 'verifyCredential');
    if (credential) return `it ${credential.effect.description}`;
  }
  if (entry.path === '*' || entry.path === '/*' || entry.path === '/') return 'it answers at the root or everywhere';
  const word = publicWord(entry);
  return word === undefined ? undefined : `its name says '${word}'`;
}

// Matched as whole words of the path's last parts and of the handler's name; deleting and replacing need more than a name.
const OPEN = new Set([
  'login', 'signin', 'signup', 'register', 'registration', 'authenticate', 'auth', 'token', 'tokens', 'refresh', 'forgot', 'reset', 'recover', 'verify', 'verification', 'confirm', 'activate', 'activation', 'otp', 'mfa', '2fa', 'captcha', 'csrf',
  'health', 'healthz', 'healthcheck', 'ping', 'status', 'ready', 'readyz', 'live', 'livez', 'liveness', 'readiness', 'version', 'metrics', 'heartbeat', 'info',
  'docs', 'doc', 'swagger', 'openapi', 'redoc', 'static', 'assets', 'public', 'share', 'shared', 'embed', 'embedded', 'feed', 'rss', 'sitemap', 'robots', 'favicon', 'manifest', 'webmanifest', 'preview',
  'webhook', 'webhooks', 'hook', 'hooks', 'callback', 'oauth', 'oauth2', 'oidc', 'saml', 'sso', 'wellknown', 'unsubscribe', 'invite', 'invitation', 'newsletter', 'contact', 'setup', 'install', 'onboarding', 'language', 'languages', 'locale', 'locales', 'i18n', 'logout', 'signout',
]);

function publicWord(entry: EntryPoint): string | undefined {
  const isDestructive = entry.method === 'DELETE' || entry.method === 'PUT' || entry.method === 'PATCH';
  const parts = entry.path.replaceAll('.well-known', 'wellknown').split('/').filter((part) => part && !part.startsWith(':'));
  const words = [...parts.slice(isDestructive ? -1 : -3).flatMap(wordsOf), ...wordsOf(entry.handlerName).slice(0, 3)];
  return words.find((word) => OPEN.has(word));
}

function wordsOf(text: string): string[] {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
}
