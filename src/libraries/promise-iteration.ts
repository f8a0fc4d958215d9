/** The one-function packages that run an asynchronous callback for each element: p-map, p-each-series and the like. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'promise-iteration',
  packages: ['p-map', 'p-map-series', 'p-each-series', 'p-filter', 'p-reduce', 'p-locate', 'p-some', 'p-times', 'p-props', 'async-pool', 'tiny-async-pool'],
  rows: [
    { path: ['()', 'pMapIterable()', 'pMap()'], means: 'iterate', callback: 1, over: 0, awaitsCallback: true, returns: 'promise' },
    { path: ['()', 'pMap()'], means: 'promise' },
  ],
});
