/** Result types: fp-ts, neverthrow, effect, true-myth. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'result-types',
  packages: ['fp-ts', 'fp-ts/Either', 'fp-ts/lib/Either', 'fp-ts/TaskEither', 'fp-ts/lib/TaskEither', 'neverthrow', 'effect', 'effect/Either', 'true-myth', 'true-myth/result', '@effect/data/Either'],
  rows: [
    { path: ['left()', 'either.left()', 'taskEither.left()', 'Either.left()', 'err()', 'errAsync()', 'Result.err()'], means: 'errorResult' },
  ],
});
