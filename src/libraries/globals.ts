/** The platform: fetch, promises, timers, the console and the process, as every file sees them without an import. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'globals',
  packages: ['globals'],
  types: { response: ['fetch()~', 'globalThis.fetch()~', 'Response#', 'Request#'] },
  rows: [
    // Its own limits are minutes long, so it is not counted among the clients that wait for ever.
    { path: ['fetch()', 'globalThis.fetch()'], means: 'remoteCall' },
    { path: ['fetch()', 'globalThis.fetch()'], means: 'promise' },
    { path: callsOf('<response>', 'json text arrayBuffer blob bytes formData'), means: 'promise' },

    { path: callsOf('Promise', 'all race any'), means: 'combine', settles: false },
    { path: callsOf('Promise', 'allSettled'), means: 'combine', settles: true },
    { path: ['Promise#', ...callsOf('Promise#', 'then catch finally'), ...callsOf('Promise', 'all race any allSettled reject try')], means: 'promise' },
    { path: 'Promise.resolve()', means: 'promise', harmless: true },
    // What an executor returns is ignored: an async one loses its rejections.
    { path: 'Promise#', means: 'runs', callback: 0, awaitsCallback: false },
    { path: 'Promise.try()', means: 'runs', callback: 0, awaitsCallback: true },

    { path: ['setTimeout()', 'setInterval()', 'setImmediate()', 'queueMicrotask()', 'process.nextTick()'], means: 'listen', callback: 0 },
    { path: ['setTimeout()', 'setInterval()', 'setImmediate()', 'clearTimeout()', 'clearInterval()', 'queueMicrotask()', 'structuredClone()'], means: 'sync' },

    { path: callsOf('console', 'error trace assert'), means: 'log', level: 'error' },
    { path: callsOf('console', 'warn'), means: 'log', level: 'warn' },
    { path: callsOf('console', 'log info dir table group'), means: 'log', level: 'info' },
    { path: callsOf('console', 'debug'), means: 'log', level: 'debug' },
    { path: [...callsOf('console', 'error trace assert warn log info dir table group debug'), 'console.*()'], means: 'sync' },

    { path: callsOf('process', 'exit abort'), means: 'exit' },
    { path: callsOf('process', 'on once addListener prependListener'), means: 'listen', callback: 1 },
    { path: callsOf('process', 'cwd uptime hrtime memoryUsage cpuUsage emitWarning exit abort kill'), means: 'sync' },

    { path: ['Array.from()', 'Map.groupBy()', 'Object.groupBy()'], means: 'iterate', callback: 1, over: 0, awaitsCallback: false },
    { path: 'Array.fromAsync()', means: 'iterate', callback: 1, over: 0, awaitsCallback: true, returns: 'promise' },
    { path: 'Array.fromAsync()', means: 'promise' },
    { path: callsOf('JSON', 'parse stringify'), means: 'sync' },
    { path: ['Math.*()', 'Object.*()', 'Number.*()', 'String.*()', 'Date.*()', 'Reflect.*()', 'Symbol.*()', 'Buffer.*()', 'Array.isArray()', 'Array.of()'], means: 'sync' },
    { path: ['Number()', 'String()', 'Boolean()', 'BigInt()', 'Symbol()', 'Date()', 'parseInt()', 'parseFloat()', 'isNaN()', 'encodeURIComponent()', 'decodeURIComponent()'], means: 'sync' },
    // What could hand out an element, `find` or `reduce`, is left out: the element may be a promise.
    { path: callsOf('Array#', 'push unshift map filter slice splice concat flat flatMap forEach some every includes indexOf join sort reverse keys entries findIndex fill'), means: 'sync' },
    { path: [...callsOf('Map#', 'set has delete clear forEach keys entries'), ...callsOf('Set#', 'add has delete clear forEach'), ...callsOf('String# Date# RegExp# URL# URLSearchParams# Number#', '*')], means: 'sync' },
    { path: callsOf('crypto', 'randomUUID getRandomValues'), means: 'sync' },
    { path: callsOf('crypto.subtle', 'digest sign encrypt decrypt importKey exportKey deriveKey deriveBits generateKey verify'), means: 'promise' },
    { path: 'crypto.subtle.verify()', means: 'verifyCredential', kind: 'signature' },
  ],
});
