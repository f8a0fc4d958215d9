/** Passport in Nest: `AuthGuard('jwt')` and the strategies behind it. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-passport',
  packages: ['@nestjs/passport'],
  rows: [
    { path: ['AuthGuard()', 'AuthGuard()#'], means: 'guard', demands: 'authentication' },
    { path: ['AuthGuard()#.canActivate()', 'AuthGuard()#.handleRequest()'], means: 'verifyCredential', kind: 'token' },
    { path: 'AuthGuard()#.canActivate()', means: 'promise' },
  ],
});
