/** Node's cryptography: what checks a signature, and what holds up the process. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'node-crypto',
  packages: ['crypto'],
  rows: [
    // Comparing in constant time is what one does with secrets and nothing else.
    { path: ['timingSafeEqual()', 'verify()', 'createVerify().verify()', 'createVerify().update().verify()', 'Verify#.verify()', 'webcrypto.subtle.verify()', 'subtle.verify()'], means: 'verifyCredential', kind: 'signature' },
    { path: callsOf('subtle webcrypto.subtle', 'digest sign verify encrypt decrypt importKey exportKey deriveKey deriveBits generateKey'), means: 'promise' },
    ...callsOf('', 'scrypt pbkdf2 randomBytes randomInt generateKeyPair generateKey hkdf randomFill').flatMap((path) =>
      [0, 1, 2, 3, 4, 5].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const),
    ),
    { path: callsOf('', 'scryptSync pbkdf2Sync generateKeyPairSync generatePrimeSync'), means: 'blocks' },
    { path: callsOf('', 'scryptSync pbkdf2Sync generateKeyPairSync randomUUID createHash createHmac createSign createVerify createCipheriv createDecipheriv timingSafeEqual getRandomValues'), means: 'sync' },
    { path: ['createHash().update().digest()', 'createHmac().update().digest()', 'createHash().digest()', 'createHmac().digest()', 'hash()'], means: 'sync' },
  ],
});
