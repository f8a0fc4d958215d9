/** express-jwt and its relatives: middleware that answers 401 without a valid token. */
import { defineLibrary } from '#model/library.ts';

const MAKERS = ['()', 'expressjwt()', 'jwt()', 'auth()', 'requiresAuth()', 'expressJwt()'];
const UNLESS = MAKERS.map((maker) => `${maker}.unless()`);

export default defineLibrary({
  name: 'express-jwt',
  packages: ['express-jwt', 'koa-jwt', 'express-oauth2-jwt-bearer', 'express-openid-connect', 'express-basic-auth', 'express-bearer-token-auth'],
  rows: [
    { path: MAKERS, when: { option: { argument: 0, option: 'credentialsRequired', is: false } }, means: 'guard', demands: 'authentication', optional: true },
    { path: MAKERS, when: { option: { argument: 0, option: 'passthrough', is: true } }, means: 'guard', demands: 'authentication', optional: true },
    { path: MAKERS, when: { option: { argument: 0, option: 'authRequired', is: false } }, means: 'guard', demands: 'authentication', optional: true },
    { path: MAKERS, means: 'guard', demands: 'authentication' },
    { path: UNLESS, means: 'guard', demands: 'authentication', exempt: { argument: 0, option: 'path' } },
    { path: ['requiredScopes()', 'claimCheck()', 'claimIncludes()', 'claimEquals()', 'scopeIncludesAny()'], means: 'guard', demands: 'permission' },
  ],
});
