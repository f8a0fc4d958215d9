/** Packages that run a callback again until it works, or for a limited time: p-retry, async-retry, p-timeout, p-wait-for. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'promise-retry',
  packages: ['p-retry', 'async-retry', 'promise-retry', 'p-wait-for', 'exponential-backoff', 'ts-retry-promise', 'p-timeout', 'delay', 'p-event', 'p-try', 'promise.allsettled'],
  rows: [
    { path: ['()', 'backOff()', 'retry()', 'pRetry()'], when: { callback: { argument: 0, given: true } }, means: 'runs', callback: 0, awaitsCallback: true },
    { path: ['()', 'backOff()', 'retry()', 'pRetry()'], means: 'promise' },
  ],
});
