/** Passport's strategies: the verify callback runs once for each request that carries their kind of credential. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'passport-strategies',
  packages: [
    'passport-jwt', 'passport-local', 'passport-http', 'passport-http-bearer', 'passport-anonymous', 'passport-custom', 'passport-oauth2', 'passport-google-oauth20', 'passport-github', 'passport-github2',
    'passport-facebook', 'passport-headerapikey', 'passport-saml', '@node-saml/passport-saml', 'passport-ldapauth', 'passport-openidconnect', 'passport-auth0', 'passport-azure-ad',
  ],
  rows: [
    { path: ['Strategy#'], means: 'listen', callback: 1 },
    { path: ['ExtractJwt.fromAuthHeaderAsBearerToken()', 'ExtractJwt.fromHeader()', 'ExtractJwt.fromExtractors()'], means: 'sync' },
  ],
});
