/** Every rule, sorted by id. */
// Written by `npm run generate`; edit the folder, not this list.
import type { AnyRule } from '#model/rule.ts';
import architectureLayering from './architecture/layering.ts';
import architectureNoCycle from './architecture/no-cycle.ts';
import dataNoNPlusOne from './data/no-n-plus-one.ts';
import errorsAsyncHandler from './errors/async-handler.ts';
import errorsNoFloatingPromise from './errors/no-floating-promise.ts';
import errorsNoLostCause from './errors/no-lost-cause.ts';
import errorsNoSwallowedError from './errors/no-swallowed-error.ts';
import securityRequireAuth from './security/require-auth.ts';
import securityRequirePermission from './security/require-permission.ts';

export const rules: readonly AnyRule[] = [
  architectureLayering,
  architectureNoCycle,
  dataNoNPlusOne,
  errorsAsyncHandler,
  errorsNoFloatingPromise,
  errorsNoLostCause,
  errorsNoSwallowedError,
  securityRequireAuth,
  securityRequirePermission,
];
