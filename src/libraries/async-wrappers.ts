/** Wrappers that hand the rejection of an async handler to `next`. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'async-wrappers',
  packages: ['express-async-handler', 'express-asyncify', 'express-async-wrap', 'async-express', 'async-middleware', 'express-async-router', '@awaitjs/express', 'middleware-async'],
  rows: [
    { path: ['()', 'asyncHandler()', 'wrap()', 'asyncMiddleware()'], means: 'wrapper', handler: 0, forwardsRejections: true },
  ],
});
