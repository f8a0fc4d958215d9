/** Axios, and Nest's wrapper of it: calls that wait for ever unless they or their client are told a time limit. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const VERBS = 'get delete head options post put patch request postForm putForm patchForm';
// The configuration is the last argument, wherever a verb puts it, or that of `axios.create()`.
const timeout = [-1, 0, 1, 2].flatMap((argument) => ['timeout', 'signal', 'cancelToken'].map((option) => ({ argument, option })));
const all = ['()', '<instance>()', ...callsOf(' <instance>', VERBS)];

export default defineLibrary({
  name: 'axios',
  packages: ['axios', '@nestjs/axios'],
  types: {
    instance: ['create()', 'Axios#', 'AxiosInstance#', 'AxiosStatic#', 'axios', 'axios.create()', '<instance>.create()', 'HttpService#.axiosRef'],
    observable: callsOf('HttpService#', VERBS),
  },
  rows: [
    { path: all, means: 'remoteCall', timeout },
    { path: [...all, ...callsOf(' axios', 'all')], means: 'promise' },
    { path: callsOf(' axios', 'all'), means: 'combine', settles: false },
    { path: callsOf('interceptors.request <instance>.interceptors.request interceptors.response <instance>.interceptors.response', 'use'), means: 'runs', callback: 0, awaitsCallback: true },
    { path: callsOf('interceptors.request <instance>.interceptors.request interceptors.response <instance>.interceptors.response', 'use'), means: 'runs', callback: 1, awaitsCallback: true },
    { path: callsOf(' axios', 'isAxiosError isCancel create getUri'), means: 'sync' },
    // Nest hands out observables: nothing is sent before somebody subscribes, and nothing is a promise.
    { path: callsOf('HttpService#', VERBS), means: 'remoteCall' },
    { path: callsOf('HttpService#', VERBS), means: 'sync' },
    { path: '<observable>.toPromise()', means: 'promise' },
    { path: '<observable>.subscribe()', means: 'listen', callback: 0 },
  ],
});
