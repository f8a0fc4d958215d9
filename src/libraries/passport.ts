/** Passport: `passport.authenticate(strategy)` as middleware; a callback of one's own takes the decision over. */
import { defineLibrary } from '#model/library.ts';

/** Strategies that sign a visitor in, by a form or by a trip to a provider: their routes are the way in. */
const SIGN_IN = [
  'local', 'local-login', 'local-signup', 'login', 'signup', 'register', 'ldapauth', 'google', 'google-oauth', 'google-oauth20', 'google-oauth2', 'github', 'gitlab', 'facebook', 'twitter', 'linkedin',
  'apple', 'discord', 'microsoft', 'azuread-openidconnect', 'azure_ad_oauth2', 'auth0', 'okta', 'openidconnect', 'oidc', 'oauth2', 'saml', 'steam', 'slack', 'bitbucket', 'twitch', 'spotify', 'magiclink', 'magic-link', 'webauthn',
];

export default defineLibrary({
  name: 'passport',
  packages: ['passport', 'koa-passport', '@fastify/passport'],
  types: { passport: ['Passport#', 'Authenticator#', 'PassportStatic#'] },
  rows: [
    ...['authenticate()', '<passport>.authenticate()'].flatMap((path) => [
      { path, when: { literal: { argument: 0, is: SIGN_IN } }, means: 'issueCredential' } as const,
      { path, when: { literal: { argument: 0, is: ['anonymous'] } }, means: 'guard', demands: 'authentication', optional: true } as const,
      { path, means: 'guard', demands: 'authentication' } as const,
    ]),
    { path: ['initialize()', 'session()', '<passport>.initialize()', '<passport>.session()', 'use()', '<passport>.use()'], means: 'sync' },
  ],
});
