/** Node modules all of whose functions return promises. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'node-promises',
  packages: ['timers/promises', 'stream/promises', 'readline/promises'],
  rows: [
    { path: callsOf('', 'setTimeout setImmediate pipeline finished scheduler.wait scheduler.yield'), means: 'promise' },
    { path: 'createInterface().question()', means: 'promise' },
  ],
});
