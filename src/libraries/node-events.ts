/** Node's event emitters, streams, sockets and workers: listeners whose promise nobody awaits. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const EMITTERS = [
  ...['#', 'EventEmitter#', 'Readable#', 'Writable#', 'Duplex#', 'Transform#', 'PassThrough#', 'Stream#', 'Socket#', 'Server#', 'Worker#', 'ChildProcess#', 'MessagePort#', 'Interface#'],
  ...['connect()', 'createConnection()', 'createServer()', 'createReadStream()', 'createWriteStream()', 'createInterface()', 'spawn()', 'exec()', 'execFile()', 'fork()', 'request()', 'get()', 'parentPort', 'watch()'],
];

export default defineLibrary({
  name: 'node-events',
  packages: ['events', 'stream', 'net', 'tls', 'http', 'https', 'http2', 'fs', 'child_process', 'worker_threads', 'cluster', 'readline', 'eventemitter3', 'eventemitter2'],
  types: {
    emitter: [...EMITTERS, ...callsOf('<emitter>', 'on once addListener prependListener off removeListener pipe setMaxListeners')],
  },
  rows: [
    { path: callsOf('<emitter>', 'on once addListener prependListener prependOnceListener'), means: 'listen', callback: 1 },
    { path: callsOf('<emitter>', 'emit off removeListener removeAllListeners listenerCount pipe'), means: 'sync' },
    // `once(emitter, 'event')` of the module itself.
    { path: 'once()', means: 'promise' },
  ],
});
