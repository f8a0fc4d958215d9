/** JSON web tokens in Nest. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-jwt',
  packages: ['@nestjs/jwt'],
  rows: [
    { path: ['JwtService#.verify()', 'JwtService#.verifyAsync()'], means: 'verifyCredential', kind: 'token' },
    { path: ['JwtService#.sign()', 'JwtService#.signAsync()'], means: 'issueCredential' },
    { path: ['JwtService#.verifyAsync()', 'JwtService#.signAsync()'], means: 'promise' },
    { path: ['JwtService#.verify()', 'JwtService#.sign()', 'JwtService#.decode()'], means: 'sync' },
  ],
});
