/** The `async` package: collections and task lists whose functions are asynchronous. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const EACH =
  'each forEach eachOf forEachOf map mapValues filter select reject detect find some any every all concat sortBy groupBy transform eachSeries forEachSeries eachOfSeries forEachOfSeries mapSeries mapValuesSeries filterSeries selectSeries rejectSeries detectSeries findSeries someSeries anySeries everySeries allSeries concatSeries groupBySeries';
const LIMITED =
  'eachLimit forEachLimit eachOfLimit forEachOfLimit mapLimit mapValuesLimit filterLimit selectLimit rejectLimit detectLimit findLimit someLimit everyLimit concatLimit groupByLimit';

export default defineLibrary({
  name: 'async',
  // With a final callback nothing is returned, without one a promise: so no row says that there is one.
  packages: ['async'],
  rows: [
    { path: callsOf('', EACH), means: 'iterate', callback: 1, over: 0, awaitsCallback: true },
    { path: callsOf('', LIMITED), means: 'iterate', callback: 2, over: 0, awaitsCallback: true },
    { path: callsOf('', 'reduce inject foldl reduceRight foldr'), means: 'iterate', callback: 2, over: 0, awaitsCallback: true },
    { path: callsOf('', 'times timesSeries'), means: 'iterate', callback: 1, over: 0, awaitsCallback: true },
    { path: callsOf('', 'timesLimit'), means: 'iterate', callback: 2, over: 0, awaitsCallback: true },
    // Turns of a loop with no collection: nothing says how many.
    { path: callsOf('', 'whilst doWhilst until doUntil'), means: 'runs', callback: 1, awaitsCallback: true },
    { path: callsOf('', 'forever'), means: 'runs', callback: 0, awaitsCallback: true },
    ...callsOf('', 'retry').flatMap((path) => [0, 1].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'runs', callback, awaitsCallback: true }) as const)),
    { path: callsOf('', 'queue priorityQueue cargo cargoQueue'), means: 'runs', callback: 0, awaitsCallback: true },
  ],
});
