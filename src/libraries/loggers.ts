/** Loggers that a process makes for itself: winston, pino, bunyan, log4js, loglevel, tslog, consola, debug. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const ON = ' <logger>';

export default defineLibrary({
  name: 'loggers',
  packages: ['winston', 'pino', 'bunyan', 'log4js', 'loglevel', 'tslog', 'consola', 'debug', 'signale', 'npmlog', 'roarr', 'nestjs-pino', 'nest-winston', 'electron-log', 'loglayer', 'fancy-log'],
  types: {
    logger: [
      // `pino()` and `debug('name')` make one by calling the package itself.
      ...['()', '#', 'pino()', 'Logger#', 'pino.Logger#', 'BaseLogger#', 'PinoLogger#', 'WinstonLogger#', 'Roarr', 'consola', 'signale', 'LogLayer#', 'Signale#'],
      ...callsOf('', 'createLogger getLogger createConsola add loggers.get loggers.add'),
      ...callsOf('<logger>', 'child withTag withContext getSubLogger getLogger extend scope create withDefaults'),
    ],
  },
  rows: [
    { path: callsOf(ON, 'error fatal critical emerg alert crit assert'), means: 'log', level: 'error' },
    { path: callsOf(ON, 'warn warning'), means: 'log', level: 'warn' },
    { path: callsOf(ON, 'info log notice http success start ready box'), means: 'log', level: 'info' },
    { path: [...callsOf(ON, 'debug trace verbose silly'), '<logger>()'], means: 'log', level: 'debug' },
    { path: callsOf('<logger>', 'error fatal warn info log debug trace verbose silly child'), means: 'sync' },
  ],
});
