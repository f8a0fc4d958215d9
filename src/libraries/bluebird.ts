/** Bluebird: promises with collection methods of their own. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const EACH = 'map mapSeries each filter';

export default defineLibrary({
  name: 'bluebird',
  packages: ['bluebird'],
  types: {
    promise: [
      ...['#', 'Promise#', '<promisified>()'],
      ...callsOf(' Promise', `${EACH} reduce all allSettled any race some props resolve reject delay try attempt method coroutine join fromCallback`),
      ...callsOf('<promise>', `${EACH} reduce all props spread then catch finally tap timeout delay`),
    ],
    promisified: ['promisify()', 'promisifyAll().*', 'method()', 'coroutine()'],
  },
  rows: [
    { path: callsOf(' Promise', EACH), means: 'iterate', callback: 1, over: 0, awaitsCallback: true, returns: 'promise' },
    { path: callsOf('<promise>', EACH), means: 'iterate', callback: 0, over: 'receiver', awaitsCallback: true, returns: 'promise' },
    { path: callsOf(' Promise', 'reduce'), means: 'iterate', callback: 1, over: 0, awaitsCallback: true, returns: 'promise' },
    { path: callsOf('<promise>', 'reduce'), means: 'iterate', callback: 0, over: 'receiver', awaitsCallback: true, returns: 'promise' },
    { path: callsOf(' Promise', 'all any race some props'), means: 'combine', settles: false },
    { path: callsOf(' Promise', 'allSettled'), means: 'combine', settles: true },
    { path: callsOf(' Promise', 'try attempt method using'), means: 'runs', callback: 0, awaitsCallback: true },
    { path: ['#', 'Promise#'], means: 'runs', callback: 0, awaitsCallback: false },
    { path: callsOf('<promise>', 'then tap finally catch spread'), means: 'runs', callback: 0, awaitsCallback: true },
    {
      path: ['#', 'Promise#', '<promisified>()', ...callsOf(' Promise', `${EACH} reduce all allSettled any race some props resolve reject delay try attempt`), ...callsOf('<promise>', `${EACH} reduce then catch finally tap spread`)],
      means: 'promise',
    },
  ],
});
