/** Node's own HTTP client: requests that wait for ever, answered through callbacks. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const timeout = [0, 1].map((argument) => ({ argument, option: 'timeout' }));

export default defineLibrary({
  name: 'node-http',
  packages: ['http', 'https', 'follow-redirects'],
  rows: [
    { path: callsOf(' http https', 'request get'), means: 'remoteCall', timeout },
    ...callsOf(' http https', 'request get').flatMap((path) => [1, 2].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const)),
    { path: callsOf(' http https', 'request get'), means: 'sync' },
  ],
});
