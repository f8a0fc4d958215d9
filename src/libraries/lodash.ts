/** Lodash and underscore: collection functions call back synchronously, wrappers of functions call back later. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

/** Everything that calls back for each element of a collection. */
export const EACH = [
  'map forEach each forEachRight eachRight filter reject find findLast findIndex findLastIndex some any every all flatMap flatMapDeep reduce reduceRight sortBy orderBy groupBy keyBy indexBy countBy partition',
  'sumBy maxBy minBy meanBy uniqBy mapValues mapKeys forOwn forIn forOwnRight pickBy omitBy findKey transform remove dropWhile takeWhile',
].join(' ');
/** Keeps a function for later: nobody sees what it returns. */
export const LATER = 'debounce throttle defer delay';
/** Makes a function that runs another and hands on what that returns. */
export const WRAPPED = 'once memoize partial partialRight bind flow flowRight compose curry negate wrap after before ary unary attempt tap thru';
/** Collections that stay what they were. */
const SAME = 'chunk compact concat difference flatten flattenDeep uniq take takeRight drop dropRight slice tail initial reverse shuffle sampleSize union intersection without zip head first last nth sample';
const PLAIN = 'cloneDeep clone merge mergeWith assign defaults defaultsDeep get set has unset pick omit keys values entries toPairs fromPairs isEqual isEmpty isNil isString isArray isObject isFunction size includes sum max min range camelCase kebabCase snakeCase startCase capitalize upperFirst lowerFirst trim template uniqueId toString toNumber escape escapeRegExp truncate';

export default defineLibrary({
  name: 'lodash',
  packages: ['lodash', 'lodash-es', 'underscore'],
  types: { chain: ['()', 'chain()', '<chain>.*()'] },
  rows: [
    { path: callsOf('', EACH), means: 'iterate', callback: 1, over: 0, awaitsCallback: false },
    { path: callsOf('<chain>', EACH), means: 'iterate', callback: 0, over: 'receiver', awaitsCallback: false },
    { path: callsOf('', 'times'), means: 'iterate', callback: 1, over: 0, awaitsCallback: false },
    { path: callsOf('', LATER), means: 'listen', callback: 0 },
    { path: callsOf('', WRAPPED), means: 'runs', callback: 0, awaitsCallback: true },
    { path: callsOf('', `${EACH} ${SAME} ${PLAIN} ${LATER} times`), means: 'sync' },
  ],
});
