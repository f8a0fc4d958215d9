/** Middleware of hosted identity services. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'hosted-auth',
  packages: ['@clerk/express', '@clerk/clerk-sdk-node', 'supertokens-node/recipe/session/framework/express', '@okta/oidc-middleware', 'keycloak-connect', '@logto/express', 'better-auth/node'],
  types: { keycloak: ['#'] },
  rows: [
    { path: ['requireAuth()', 'ClerkExpressRequireAuth()', 'verifySession()', '<keycloak>.protect()'], means: 'guard', demands: 'authentication' },
    { path: ['clerkMiddleware()', 'ClerkExpressWithAuth()', 'withLogto()'], means: 'guard', demands: 'authentication', optional: true },
    { path: ['<keycloak>.enforcer()'], means: 'guard', demands: 'permission' },
    { path: ['getAuth()'], means: 'requestRead', part: 'user' },
    { path: ['<keycloak>.middleware()'], means: 'sync' },
  ],
});
