/** Every rule, sorted by id. */
// Written by `npm run generate`; edit the folder, not this list.
import type { AnyRule } from '#model/rule.ts';
import architectureNoCycle from './architecture/no-cycle.ts';
import dataNoNPlusOne from './data/no-n-plus-one.ts';
import errorsAsyncHandler from './errors/async-handler.ts';
import errorsNoFloatingPromise from './errors/no-floating-promise.ts';
import errorsNoLostCause from './errors/no-lost-cause.ts';
import errorsNoSwallowedError from './errors/no-swallowed-error.ts';

export const rules: readonly AnyRule[] = [
  architectureNoCycle,
  dataNoNPlusOne,
  errorsAsyncHandler,
  errorsNoFloatingPromise,
  errorsNoLostCause,
  errorsNoSwallowedError,
];
