/** Ready-made permission checks for Express: they compare the rights of `req.user` with those a route names. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'permission-middleware',
  packages: ['express-jwt-permissions', 'express-jwt-authz', 'connect-roles', 'express-authorization', 'connect-ensure-login'],
  types: { checker: ['()'] },
  rows: [
    { path: ['<checker>.check()', '<checker>.is()', '<checker>.can()'], means: 'guard', demands: 'permission' },
    { path: ['ensureLoggedIn()', 'ensureAuthenticated()'], means: 'guard', demands: 'authentication' },
    { path: ['ensureLoggedOut()'], means: 'sync' },
  ],
});
