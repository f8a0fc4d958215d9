/** File systems whose functions return promises: `fs/promises` and `fs-extra`. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';
import { FILE_FUNCTIONS, fileSystemRows, fileSystemTypes } from './file-system.ts';

export default defineLibrary({
  name: 'node-fs-promises',
  packages: ['fs/promises', 'fs-extra'],
  types: fileSystemTypes,
  rows: [...fileSystemRows, { path: callsOf('', FILE_FUNCTIONS), means: 'promise' }],
});
