/** Packages that limit, queue, retry or time asynchronous work: p-limit, p-queue, p-retry, async-retry, async-mutex. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const runsFirst = ['<limit>()', ...callsOf('<queue>', 'add'), ...callsOf('<mutex>', 'runExclusive'), ...callsOf('<pool>', 'use')];

export default defineLibrary({
  name: 'promise-control',
  packages: ['p-limit', 'p-queue', 'async-mutex', 'async-sema', 'throat', 'promise-limit', 'bottleneck', 'limiter', 'generic-pool', 'async-lock', 'await-semaphore'],
  types: {
    limit: ['()', 'pLimit()', 'limitFunction()'],
    queue: ['#', 'PQueue#'],
    mutex: ['Mutex#', 'Semaphore#', 'Sema#', 'withTimeout()'],
    pool: ['createPool()', 'Pool#'],
    bottleneck: ['#', 'Bottleneck#'],
  },
  rows: [
    { path: runsFirst, means: 'runs', callback: 0, awaitsCallback: true },
    { path: '<queue>.addAll()', means: 'promise' },
    { path: ['<bottleneck>.schedule()'], means: 'runs', callback: 0, awaitsCallback: true },
    // `lock.acquire(key, fn)` of async-lock.
    { path: ['#.acquire()', 'AsyncLock#.acquire()'], when: { callback: { argument: 1, given: true } }, means: 'runs', callback: 1, awaitsCallback: true },
    { path: [...runsFirst, '<bottleneck>.schedule()', ...callsOf('<mutex> <pool> AsyncLock# #', 'acquire'), ...callsOf('<queue>', 'onIdle onEmpty onSizeLessThan'), ...callsOf('<pool>', 'drain clear destroy')], means: 'promise' },
  ],
});
