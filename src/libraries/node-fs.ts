/** Node's file system with callbacks: whoever passes one awaits nothing. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';
import { FILE_FUNCTIONS, fileSystemRows, fileSystemTypes } from './file-system.ts';

export default defineLibrary({
  name: 'node-fs',
  packages: ['fs', 'graceful-fs'],
  types: fileSystemTypes,
  rows: [
    ...fileSystemRows,
    ...callsOf('', FILE_FUNCTIONS).flatMap((path) => [1, 2, 3].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const)),
  ],
});
