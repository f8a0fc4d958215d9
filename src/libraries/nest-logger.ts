/** Nest's own logger, as an instance and by its static methods. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const ON = 'Logger# Logger ConsoleLogger# LoggerService#';

export default defineLibrary({
  name: 'nest-logger',
  packages: ['@nestjs/common'],
  rows: [
    { path: callsOf(ON, 'error fatal'), means: 'log', level: 'error' },
    { path: callsOf(ON, 'warn'), means: 'log', level: 'warn' },
    { path: callsOf(ON, 'log'), means: 'log', level: 'info' },
    { path: callsOf(ON, 'debug verbose'), means: 'log', level: 'debug' },
    { path: callsOf(ON, 'error fatal warn log debug verbose'), means: 'sync' },
  ],
});
