/** Password hashing: comparing proves a password, which is what signing in does. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'password-hashing',
  packages: ['bcrypt', 'bcryptjs', 'argon2', '@node-rs/bcrypt', '@node-rs/argon2', 'scrypt-kdf', 'bcrypt-nodejs'],
  rows: [
    { path: ['compare()', 'verify()', 'bcryptVerify()'], means: 'verifyCredential', kind: 'password' },
    { path: ['compareSync()', 'verifySync()'], means: 'verifyCredential', kind: 'password' },
    { path: ['hash()', 'genSalt()'], means: 'promise' },
    { path: ['hashSync()', 'genSaltSync()'], means: 'sync' },
  ],
});
