/** jsonwebtoken, jose and jws: tokens are signed and verified; decoding alone proves nothing. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'jsonwebtoken',
  packages: ['jsonwebtoken', 'jose', 'jws', 'jwt-simple', 'njwt', 'fast-jwt', 'paseto', 'aws-jwt-verify', 'google-auth-library', 'express-oauth2-jwt-bearer'],
  types: {
    verifier: ['createVerifier()', 'CognitoJwtVerifier.create()', 'JwtRsaVerifier.create()', 'OAuth2Client#'],
    signer: ['createSigner()'],
    signJwt: ['SignJWT#', 'EncryptJWT#', '<signJwt>.*()'],
  },
  rows: [
    { path: ['verify()', 'jwtVerify()', 'jwtDecrypt()', 'compactVerify()', '<verifier>()', '<verifier>.verify()', '<verifier>.verifyIdToken()', 'V3.verify()', 'V4.verify()'], means: 'verifyCredential', kind: 'token' },
    { path: ['sign()', '<signer>()', '<signJwt>.sign()', '<signJwt>.encrypt()', 'V3.sign()', 'V4.sign()'], means: 'issueCredential' },
    { path: ['decode()', 'decodeJwt()', 'decodeProtectedHeader()'], means: 'sync' },
  ],
});
