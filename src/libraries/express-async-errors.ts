/** express-async-errors: importing it makes Express 4 forward rejections. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'express-async-errors',
  packages: ['express-async-errors'],
  rows: [{ path: ['()'], means: 'patchesRejections' }],
});
