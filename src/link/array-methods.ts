/** What the methods of arrays and promises do: the language's own, so no library declares them. */

export interface BuiltinMethod {
  /** Functions that it takes, each with what becomes of them. */
  readonly callbacks: readonly BuiltinCallback[];
  readonly returns: BuiltinResult;
}

export interface BuiltinCallback {
  readonly argument: number;
  /** Run once for each element, or at most once. */
  readonly how: 'each' | 'once';
  /**
   * `collected` into the array that is returned; `tested` as a boolean (a promise is always true); `compared` as a number; `accumulated`: handed to the next run and returned at last;
   * `settled`: awaited by the promise that is returned; `dropped`: nobody looks at it.
   */
  readonly result: 'collected' | 'tested' | 'compared' | 'accumulated' | 'settled' | 'dropped';
  /** What each parameter is given, by position. */
  readonly parameters: readonly BuiltinParameter[];
}

/** `accumulator` is the callback's own result or the initial value; `settled` what the promise resolves to; `reason` what it rejects with. */
export type BuiltinParameter = 'element' | 'key' | 'index' | 'receiver' | 'accumulator' | 'settled' | 'reason' | 'text';

/**
 * `element`: one element (or undefined); `same`: a collection of the same elements; `mapped`: an array of what callback 0 returns; `flattened`: the same, arrays in it spread out;
 * `accumulated`: what callback 0 returns or the initial value; `receiver`: the very collection; `entries`, `keys`: an iterable of pairs, of keys;
 * `promise`: a promise of what the callback returns; `samePromise`: a promise of what the receiver resolves to; `texts`: an array of strings; `value`: a number, boolean or string; `nothing`: undefined.
 */
export type BuiltinResult =
  | 'element' | 'same' | 'mapped' | 'flattened' | 'accumulated' | 'receiver' | 'entries' | 'keys' | 'promise' | 'samePromise' | 'texts' | 'value' | 'nothing';

type Table = Readonly<Record<string, BuiltinMethod>>;

const EACH: readonly BuiltinParameter[] = ['element', 'index', 'receiver'];

const plain = (returns: BuiltinResult): BuiltinMethod => ({ callbacks: [], returns });

const each = (result: BuiltinCallback['result'], returns: BuiltinResult, parameters = EACH): BuiltinMethod => ({
  callbacks: [{ argument: 0, how: 'each', result, parameters }],
  returns,
});

const settles = (argument: number, parameters: readonly BuiltinParameter[]): BuiltinCallback => ({ argument, how: 'once', result: 'settled', parameters });

export const arrayMethods: Table = table({
  map: each('collected', 'mapped'),
  flatMap: each('collected', 'flattened'),
  forEach: each('dropped', 'nothing'),
  filter: each('tested', 'same'),
  find: each('tested', 'element'),
  findLast: each('tested', 'element'),
  findIndex: each('tested', 'value'),
  findLastIndex: each('tested', 'value'),
  some: each('tested', 'value'),
  every: each('tested', 'value'),
  sort: each('compared', 'receiver', ['element', 'element']),
  toSorted: each('compared', 'same', ['element', 'element']),
  reduce: each('accumulated', 'accumulated', ['accumulator', 'element', 'index', 'receiver']),
  reduceRight: each('accumulated', 'accumulated', ['accumulator', 'element', 'index', 'receiver']),
  at: plain('element'),
  pop: plain('element'),
  shift: plain('element'),
  concat: plain('same'),
  slice: plain('same'),
  splice: plain('same'),
  toSpliced: plain('same'),
  toReversed: plain('same'),
  with: plain('same'),
  // One level of arrays is taken away, if there was one: an array of rows and an array of arrays of rows have the same elements at last.
  flat: plain('same'),
  reverse: plain('receiver'),
  fill: plain('receiver'),
  copyWithin: plain('receiver'),
  values: plain('same'),
  entries: plain('entries'),
  keys: plain('keys'),
  push: plain('value'),
  unshift: plain('value'),
  includes: plain('value'),
  indexOf: plain('value'),
  lastIndexOf: plain('value'),
  join: plain('value'),
  toString: plain('value'),
  toLocaleString: plain('value'),
});

export const promiseMethods: Table = table({
  then: { callbacks: [settles(0, ['settled']), settles(1, ['reason'])], returns: 'promise' },
  catch: { callbacks: [settles(0, ['reason'])], returns: 'promise' },
  finally: { callbacks: [settles(0, [])], returns: 'samePromise' },
});

/** Without a prototype: `constructor` and `toString` are no entries unless written. */
function table(methods: Record<string, BuiltinMethod>): Table {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, BuiltinMethod>, methods));
}
