/** Checks that are declared by decorators: class-validator. Every export is a check, or runs them. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'class-validator',
  packages: ['class-validator'],
  rows: [
    { path: '*()', means: 'validate' },
    { path: ['validate()', 'validateOrReject()'], means: 'validate' },
    { path: ['validate()', 'validateOrReject()'], means: 'promise' },
    { path: 'validateSync()', means: 'validate' },
    { path: 'validateSync()', means: 'sync' },
  ],
});
