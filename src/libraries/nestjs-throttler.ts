/** Rate limits in Nest. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-throttler',
  packages: ['@nestjs/throttler', '@nestjs-modules/throttler', 'nestjs-throttler-storage-redis'],
  rows: [
    { path: ['ThrottlerGuard', 'ThrottlerGuard#'], means: 'rateLimit' },
    { path: 'ThrottlerException#', means: 'httpError', status: 429 },
  ],
});
