/** HTTP clients besides axios: got, ky, node-fetch, undici, superagent, needle, request and their kin. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const VERBS = 'get post put patch delete del head';
// Packages of one shape share their rows; a member that one of them lacks never arrives.
const all = [
  ...['()', 'fetch()', 'request()', 'stream()', 'pipeline()', '<client>()', 'got()', '<fetcher>()', 'ofetch()', '$fetch()'],
  ...callsOf(' <client> got', VERBS),
  ...callsOf('<client> Client# Pool# Agent#', 'request fetch stream pipeline'),
];

export default defineLibrary({
  name: 'http-clients',
  packages: ['got', 'ky', 'ky-universal', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'undici', 'ofetch', 'superagent', 'needle', 'phin', 'request', 'request-promise', 'request-promise-native', 'wretch', 'make-fetch-happen', 'fetch-retry'],
  types: {
    client: ['extend()', 'create()', 'agent()', 'got.extend()', '<client>.extend()', 'Client#', 'Pool#', 'Agent#', 'defaults()', '$fetch.create()'],
    // `superagent.get(url).set(…).send(…)` runs when it is awaited.
    chain: [...callsOf(' <client>', VERBS), ...callsOf('<chain>', 'set send query timeout type accept auth field attach retry ok redirects use')],
    fetcher: ['defaults()', 'fetchRetry()'],
    response: ['()~', 'fetch()~', 'request()~.body', '<client>()~'],
  },
  rows: [
    { path: all, means: 'remoteCall' },
    { path: [...all, ...callsOf('<response>', 'json text buffer arrayBuffer blob formData')], means: 'promise' },
    { path: callsOf('()', 'json text buffer'), means: 'promise' },
    { path: callsOf('<chain>', 'json text buffer then'), means: 'promise' },
    { path: '<chain>.end()', means: 'listen', callback: 0 },
  ],
});
