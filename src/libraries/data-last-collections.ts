/** Ramda and lodash/fp: the function comes first, the collection last. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const EACH =
  'map forEach filter reject find findLast findIndex any all some every none chain flatMap sortBy groupBy indexBy keyBy countBy partition mapObjIndexed forEachObjIndexed uniqBy takeWhile dropWhile maxBy minBy sumBy mapValues pickBy omitBy';

export default defineLibrary({
  name: 'data-last-collections',
  packages: ['ramda', 'lodash/fp', 'rambda'],
  rows: [
    // `map(f, xs)` at once, `map(f)(xs)` a call later; either way `f` runs for each.
    { path: callsOf('', EACH), means: 'iterate', callback: 0, over: 1, awaitsCallback: false },
    { path: callsOf('', 'reduce reduceRight'), means: 'iterate', callback: 0, over: 2, awaitsCallback: false },
    { path: callsOf('', 'pipe compose flow once memoizeWith tryCatch tap'), means: 'runs', callback: 0, awaitsCallback: true },
    { path: callsOf('', 'debounce throttle'), means: 'listen', callback: 0 },
  ],
});
