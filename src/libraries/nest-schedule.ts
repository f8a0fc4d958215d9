/** Scheduled work in Nest. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-schedule',
  packages: ['@nestjs/schedule'],
  rows: [
    { path: 'Cron()', means: 'handler', kind: 'job', method: 'CRON', pathArgument: -1 },
    { path: 'Interval()', means: 'handler', kind: 'job', method: 'INTERVAL', pathArgument: -1 },
    { path: 'Timeout()', means: 'handler', kind: 'job', method: 'TIMEOUT', pathArgument: -1 },
  ],
});
