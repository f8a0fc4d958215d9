/** Node's smaller modules: process, timers, util, zlib, DNS, streams with promises. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'node-process',
  packages: ['process', 'timers', 'util', 'zlib', 'dns', 'dns/promises', 'stream', 'async_hooks'],
  types: {
    // `promisify(f)` is a function whose calls return promises.
    promisified: ['promisify()', 'callbackify()(0:0)'],
    storage: ['AsyncLocalStorage#', 'AsyncResource#'],
  },
  rows: [
    { path: callsOf('', 'exit abort'), means: 'exit' },
    { path: callsOf('', 'on once'), means: 'listen', callback: 1 },
    { path: callsOf('', 'nextTick setTimeout setInterval setImmediate'), means: 'listen', callback: 0 },
    { path: '<promisified>()', means: 'promise' },
    { path: callsOf('', 'promisify inspect format isDeepStrictEqual inherits'), means: 'sync' },
    { path: callsOf('', 'gzipSync gunzipSync deflateSync inflateSync deflateRawSync inflateRawSync brotliCompressSync brotliDecompressSync unzipSync'), means: 'blocks' },
    ...callsOf('', 'gzip gunzip deflate inflate brotliCompress brotliDecompress lookup resolve').flatMap((path) =>
      [1, 2].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const),
    ),
    { path: callsOf('promises', 'lookup resolve resolve4 resolve6 resolveMx resolveTxt reverse pipeline finished'), means: 'promise' },
    // What runs inside is what `run` returns.
    { path: '<storage>.run()', means: 'runs', callback: 1, awaitsCallback: true },
    { path: ['<storage>.exit()', '<storage>.runInAsyncScope()'], means: 'runs', callback: 0, awaitsCallback: true },
  ],
});
